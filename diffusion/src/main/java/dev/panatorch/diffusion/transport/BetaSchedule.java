package dev.panatorch.diffusion.transport;

/** How much noise each step of a discrete diffusion adds, in float64: the schedules of IDDPM. */
public enum BetaSchedule {
  /** Equally spaced from 0.0001 to 0.02 for 1000 steps, scaled for others (Ho et al., 2020). */
  LINEAR {
    @Override
    double beta(int step, int steps) {
      double scale = SCALED_FOR / steps;
      double share = steps == 1 ? 0 : (double) step / (steps - 1);
      return scale * (FIRST + share * (LAST - FIRST));
    }
  },
  /**
   * From {@code alphaBar(t) = cos((t + 0.008) / 1.008 * pi / 2)^2}, at most 0.999 (Nichol and
   * Dhariwal, 2021, equation 17).
   */
  COSINE {
    @Override
    double beta(int step, int steps) {
      double kept = alphaBar((step + 1.0) / steps) / alphaBar((double) step / steps);
      return Math.min(1 - kept, LARGEST);
    }
  };

  private static final double SCALED_FOR = 1000;
  private static final double FIRST = 1e-4;
  private static final double LAST = 0.02;
  private static final double OFFSET = 0.008;
  private static final double LARGEST = 0.999;

  abstract double beta(int step, int steps);

  private static double alphaBar(double time) {
    double cos = Math.cos((time + OFFSET) / (1 + OFFSET) * Math.PI / 2);
    return cos * cos;
  }

  /** The variances of the noise that each step adds, from the data on. */
  public double[] betas(int steps) {
    double[] betas = new double[steps];
    for (int i = 0; i < steps; i++) {
      betas[i] = beta(i, steps);
    }
    return betas;
  }
}
