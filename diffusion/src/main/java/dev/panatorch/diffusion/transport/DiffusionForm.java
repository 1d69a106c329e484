package dev.panatorch.diffusion.transport;

/**
 * The strength of the noise that a stochastic sampler adds: {@code D(t)}, where the noise has the
 * variance {@code 2 D} per unit of time (the paper's {@code w = 2 D}). Any choice leaves the
 * distributions along the path as they are. SiT (Ma et al., 2024), section 3.3, and the forms of
 * its code with norm 1.
 */
public enum DiffusionForm {
  /**
   * {@code D = n}, the noisiness: of REPA and MAETok on every path. On the linear path the same as
   * {@link #SIGMA}.
   */
  LINEAR {
    @Override
    double at(double n, PathPoint point) {
      return n;
    }
  },
  /** {@code D = sigma}. */
  SIGMA {
    @Override
    double at(double n, PathPoint point) {
      return point.sigma();
    }
  },
  /**
   * {@code D} of the stochastic differential equation that the path comes from; infinite at pure
   * noise.
   */
  SCORE_BASED {
    @Override
    double at(double n, PathPoint point) {
      return Math.abs(point.sigma() * point.determinant() / point.alpha());
    }
  },
  /** {@code D = (cos(pi (1 - n)) + 1)^2 / 4}: strong at the noise, none at the data. */
  DECREASING {
    @Override
    double at(double n, PathPoint point) {
      double wave = Math.cos(Math.PI * (1 - n)) + 1;
      return 0.25 * wave * wave;
    }
  },
  /** {@code D = sin(pi n)^2}: none at both ends. */
  INCREASING_DECREASING {
    @Override
    double at(double n, PathPoint point) {
      double wave = Math.sin(Math.PI * n);
      return wave * wave;
    }
  },
  /** {@code D = 1}. */
  CONSTANT {
    @Override
    double at(double n, PathPoint point) {
      return 1;
    }
  };

  abstract double at(double n, PathPoint point);

  /** {@code D} at this time of the interpolant. */
  public double coefficient(Interpolant interpolant, double time) {
    return at(interpolant.convention().noisiness(time), interpolant.at(time));
  }
}
