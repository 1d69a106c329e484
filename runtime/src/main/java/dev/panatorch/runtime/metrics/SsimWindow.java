package dev.panatorch.runtime.metrics;

/** The window over which SSIM takes its local statistics. */
public sealed interface SsimWindow {
  /** Pixels along one side, odd. */
  int size();

  /** A square of equal weights. */
  record Uniform(int size) implements SsimWindow {
    /** Checks that the size is odd and that there is something to vary. */
    public Uniform {
      requireOdd(size);
    }
  }

  /**
   * The product of two normalised Gaussians.
   *
   * @param size pixels along one side
   * @param sigma standard deviation in pixels
   */
  record Gaussian(int size, double sigma) implements SsimWindow {
    /** Checks size and deviation. */
    public Gaussian {
      requireOdd(size);
      if (!(sigma > 0) || Double.isInfinite(sigma)) {
        throw new IllegalArgumentException("sigma must be positive and finite, got " + sigma);
      }
    }

    double[] weights() {
      double[] weights = new double[size];
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double d = (i - size / 2) / sigma;
        weights[i] = Math.exp(-0.5 * d * d);
        sum += weights[i];
      }
      for (int i = 0; i < size; i++) {
        weights[i] /= sum;
      }
      return weights;
    }
  }

  private static void requireOdd(int size) {
    if (size < 3 || size % 2 == 0) {
      throw new IllegalArgumentException("a window has an odd size of at least 3, got " + size);
    }
  }
}
