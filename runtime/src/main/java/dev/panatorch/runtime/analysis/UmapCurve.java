package dev.panatorch.runtime.analysis;

/**
 * The curve 1 / (1 + a d^2b) that tells how strongly two points of a map attract each other, fitted
 * to 1 up to the minimum distance and exp(-(d - minimum) / spread) beyond.
 */
record UmapCurve(double a, double b) {

  private static final int POINTS = 300;
  private static final int ITERATIONS = 200;

  /** Levenberg and Marquardt's method on 300 points of [0, 3 spread], as umap-learn fits it. */
  static UmapCurve of(double minimum, double spread) {
    UmapCurve best = new UmapCurve(1, 1);
    double error = best.error(minimum, spread);
    double damping = 1e-3;
    for (int i = 0; i < ITERATIONS; i++) {
      UmapCurve next = best.improved(minimum, spread, damping);
      double there = next.error(minimum, spread);
      if (next.a > 0 && next.b > 0 && there < error) {
        best = next;
        error = there;
        damping /= 10;
      } else {
        damping *= 10;
      }
    }
    return best;
  }

  private static double at(int point, double spread) {
    return 3 * spread * point / (POINTS - 1);
  }

  private static double wanted(double distance, double minimum, double spread) {
    return distance < minimum ? 1 : Math.exp(-(distance - minimum) / spread);
  }

  double value(double distance) {
    return 1 / (1 + a * Math.pow(distance, 2 * b));
  }

  private double error(double minimum, double spread) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double d = at(i, spread);
      double difference = value(d) - wanted(d, minimum, spread);
      sum += difference * difference;
    }
    return sum;
  }

  private UmapCurve improved(double minimum, double spread, double damping) {
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double ra = 0;
    double rb = 0;
    for (int i = 1; i < POINTS; i++) {
      double d = at(i, spread);
      double power = Math.pow(d, 2 * b);
      double slope = -value(d) * value(d) * power;
      double byA = slope;
      double byB = slope * a * 2 * Math.log(d);
      double residual = wanted(d, minimum, spread) - value(d);
      aa += byA * byA;
      ab += byA * byB;
      bb += byB * byB;
      ra += byA * residual;
      rb += byB * residual;
    }
    aa *= 1 + damping;
    bb *= 1 + damping;
    double determinant = aa * bb - ab * ab;
    return new UmapCurve(
        a + (ra * bb - rb * ab) / determinant, b + (rb * aa - ra * ab) / determinant);
  }
}
