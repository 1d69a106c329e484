package dev.panatorch.runtime.optim;

/**
 * The decay of an average: constant, or growing to its value as {@code decay (1 - exp(-update /
 * warmUp))}, so that what the first updates were is soon forgotten (DC-AE's training code).
 *
 * @param decay 0 .. 1, usually 0.9999
 * @param warmUp updates after which the decay is {@code 1 - 1 / e} of its value; 0 for a constant
 *     one
 */
public record EmaDecay(double decay, double warmUp) {

  /** Checks the numbers. */
  public EmaDecay {
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException("a decay of " + decay + " is not in 0 .. 1");
    }
    if (!(warmUp >= 0 && Double.isFinite(warmUp))) {
      throw new IllegalArgumentException("a warm-up of " + warmUp + " updates");
    }
  }

  /** The same at all times. */
  public static EmaDecay constant(double decay) {
    return new EmaDecay(decay, 0);
  }

  /** The decay for this update, counted from 1. */
  public double at(long update) {
    return warmUp == 0 ? decay : -decay * Math.expm1(-update / warmUp);
  }
}
