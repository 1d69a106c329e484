package dev.panatorch.runtime.image;

/**
 * The reconstruction filters of a resize, with PIL's definitions: when an image shrinks, the filter
 * is widened by the scale, so every filter antialiases.
 */
public enum Filter {
  /** PIL's {@code BOX}: the mean over the source area. */
  BOX(0.5) {
    @Override
    double weight(double x) {
      return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
    }
  },
  /** PIL's {@code BILINEAR}: a triangle. */
  BILINEAR(1.0) {
    @Override
    double weight(double x) {
      return Math.max(0.0, 1.0 - Math.abs(x));
    }
  },
  /** PIL's {@code BICUBIC}: Keys' cubic with a = -0.5. */
  BICUBIC(2.0) {
    @Override
    double weight(double x) {
      double a = -0.5;
      double t = Math.abs(x);
      if (t < 1.0) {
        return ((a + 2.0) * t - (a + 3.0)) * t * t + 1;
      }
      return t < 2.0 ? (((t - 5) * t + 8) * t - 4) * a : 0.0;
    }
  },
  /** PIL's {@code LANCZOS}: a sinc windowed by a sinc of three lobes. */
  LANCZOS(3.0) {
    @Override
    double weight(double x) {
      return x >= -3.0 && x < 3.0 ? sinc(x) * sinc(x / 3) : 0.0;
    }
  };

  private final double support;

  Filter(double support) {
    this.support = support;
  }

  /** The filter's half width in source pixels at scale 1. */
  double support() {
    return support;
  }

  /** The unnormalised weight at a distance from the filter's centre. */
  abstract double weight(double x);

  private static double sinc(double x) {
    double angle = x * Math.PI;
    return x == 0.0 ? 1.0 : Math.sin(angle) / angle;
  }
}
