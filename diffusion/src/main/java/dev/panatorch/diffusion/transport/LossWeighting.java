package dev.panatorch.diffusion.transport;

/**
 * The weight of a sample's squared error, by its point of the path; for predictions of noise and
 * score. SiT (Ma et al., 2024), section 2.3, and its code.
 */
public enum LossWeighting {
  /** 1. */
  NONE {
    @Override
    public double at(PathPoint point) {
      return 1;
    }
  },
  /** {@code (D / sigma)^2}: the error of the velocity. */
  VELOCITY {
    @Override
    public double at(PathPoint point) {
      double ratio = point.diffusion() / point.sigma();
      return ratio * ratio;
    }
  },
  /** {@code D / sigma^2}: a bound of the likelihood (Song et al., 2021). */
  LIKELIHOOD {
    @Override
    public double at(PathPoint point) {
      return point.diffusion() / (point.sigma() * point.sigma());
    }
  };

  /** The weight, with {@code D} of {@link PathPoint#diffusion}; infinite at the path's ends. */
  public abstract double at(PathPoint point);
}
