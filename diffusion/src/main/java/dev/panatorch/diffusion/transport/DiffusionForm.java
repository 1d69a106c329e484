package dev.panatorch.diffusion.transport;

/**
 * The strength of the noise that a stochastic sampler adds: {@code D(t)}, where the noise has the
 * variance {@code 2 D} per unit of time (the paper's {@code w = 2 D}). Any choice leaves the
 * distributions along the path as they are. SiT (Ma et al., 2024), section 3.3, and the forms of
 * its code; {@code n} is the noisiness.
 */
public enum DiffusionForm {
  /**
   * {@code D = norm n}: of REPA and MAETok on every path. On the linear path the same as {@link
   * #SIGMA}.
   */
  LINEAR {
    @Override
    double at(double n, PathPoint point, double norm) {
      return norm * n;
    }
  },
  /** {@code D = norm sigma}. */
  SIGMA {
    @Override
    double at(double n, PathPoint point, double norm) {
      return norm * point.sigma();
    }
  },
  /**
   * {@code norm} times {@link PathPoint#diffusion}, of the stochastic differential equation that
   * the path comes from; infinite at pure noise, so sampling starts a little below.
   */
  SCORE_BASED {
    @Override
    double at(double n, PathPoint point, double norm) {
      return norm * point.diffusion();
    }
  },
  /**
   * {@code D = (norm cos(pi (1 - n)) + 1)^2 / 4}: with norm 1 strong at the noise, none at the
   * data.
   */
  DECREASING {
    @Override
    double at(double n, PathPoint point, double norm) {
      double wave = norm * Math.cos(Math.PI * (1 - n)) + 1;
      return 0.25 * wave * wave;
    }
  },
  /** {@code D = norm sin(pi n)^2}: none at both ends. */
  INCREASING_DECREASING {
    @Override
    double at(double n, PathPoint point, double norm) {
      double wave = Math.sin(Math.PI * n);
      return norm * wave * wave;
    }
  },
  /** {@code D = norm}. */
  CONSTANT {
    @Override
    double at(double n, PathPoint point, double norm) {
      return norm;
    }
  };

  abstract double at(double n, PathPoint point, double norm);

  /** {@code D} at this time of the interpolant, for norm 1. */
  public double coefficient(Interpolant interpolant, double time) {
    return coefficient(interpolant, time, 1);
  }

  /** {@code D} at this time of the interpolant. */
  public double coefficient(Interpolant interpolant, double time, double norm) {
    return at(interpolant.convention().noisiness(time), interpolant.at(time), norm);
  }
}
