package dev.panatorch.diffusion.transport;

/**
 * How data and noise are mixed along a path, {@code x = alpha * data + sigma * noise}, as functions
 * of the noisiness {@code n} in [0, 1] (0 is data, 1 is noise), whichever way time runs. SiT (Ma et
 * al., 2024), section 2 and appendix.
 */
public enum Path {
  /** {@code alpha = 1 - n}, {@code sigma = n}: rectified flow. */
  LINEAR {
    @Override
    PathPoint at(double n) {
      return new PathPoint(1 - n, n, -1, 1);
    }

    @Override
    double noisinessOfRatio(double logRatio) {
      return 1 / (1 + Math.exp(-logRatio));
    }
  },

  /**
   * {@code alpha = cos(pi n / 2)}, {@code sigma = sin(pi n / 2)}: the generalised
   * variance-preserving path (GVP).
   */
  COSINE {
    @Override
    PathPoint at(double n) {
      double angle = HALF_PI * n;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      return new PathPoint(cos, sin, -HALF_PI * sin, HALF_PI * cos);
    }

    @Override
    double noisinessOfRatio(double logRatio) {
      return Math.atan(Math.exp(logRatio)) / HALF_PI;
    }
  },

  /**
   * The variance-preserving path of score-based models, {@code alpha = exp(-n^2 (b1 - b0) / 4 - n
   * b0 / 2)} with {@code b0 = 0.1}, {@code b1 = 20}, {@code sigma = sqrt(1 - alpha^2)} (Song et
   * al., 2021, equation 33). Its velocity is infinite at the data, {@code n = 0}.
   */
  VARIANCE_PRESERVING {
    @Override
    PathPoint at(double n) {
      double logAlpha = -0.25 * n * n * (BETA_MAX - BETA_MIN) - 0.5 * n * BETA_MIN;
      double logAlphaDot = -0.5 * n * (BETA_MAX - BETA_MIN) - 0.5 * BETA_MIN;
      double alpha = Math.exp(logAlpha);
      double sigma = Math.sqrt(-Math.expm1(2 * logAlpha));
      return new PathPoint(alpha, sigma, alpha * logAlphaDot, -alpha * alpha * logAlphaDot / sigma);
    }

    @Override
    double noisinessOfRatio(double logRatio) {
      // alpha^2 + sigma^2 = 1, so -log(alpha) = log(1 + ratio^2) / 2, which is quadratic in n.
      double target = logRatio > 20 ? logRatio : 0.5 * Math.log1p(Math.exp(2 * logRatio));
      double slope = 0.5 * BETA_MIN;
      double curvature = BETA_MAX - BETA_MIN;
      return Math.min(1, 2 * (Math.sqrt(slope * slope + curvature * target) - slope) / curvature);
    }
  };

  private static final double HALF_PI = Math.PI / 2;
  private static final double BETA_MIN = 0.1;
  private static final double BETA_MAX = 20;

  /** Coefficients at a noisiness, and their derivatives with respect to the noisiness. */
  abstract PathPoint at(double n);

  /** The noisiness where {@code log(sigma / alpha)} has this value, at most 1. */
  abstract double noisinessOfRatio(double logRatio);
}
