package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * The sizes of adaptive steps, as torchdiffeq chooses them (Hairer, Norsett and Wanner, 1993,
 * sections II.4 and II.5). Errors are measured over the whole batch: the root mean square of all
 * elements' errors, each relative to what is tolerated there.
 *
 * @param absolute tolerated error
 * @param relative tolerated error as a share of the value
 */
record StepControl(double absolute, double relative) {

  private static final double SAFETY = 0.9;
  private static final double LARGEST_FACTOR = 10;
  private static final double SMALLEST_FACTOR = 0.2;
  private static final double TINY = 1e-5;
  private static final double SMALLEST_FIRST = 1e-6;
  private static final double FLAT = 1e-15;
  private static final double SHARE = 0.01;

  /** A right-hand side {@code f(s, x)}. */
  interface Slope {
    Tensor at(double s, Tensor x);
  }

  /** The error of a step in units of what is tolerated: at most 1 is accepted. */
  double error(Tensor difference, Tensor before, Tensor after) {
    return rms(difference, before.abs().maximum(after.abs()));
  }

  /** The size of the first step, from the derivative {@code first} at {@code s}. */
  double firstStep(Slope slope, double s, Tensor x, Tensor first) {
    try (var scope = Scope.open()) {
      Tensor size = x.abs();
      double d0 = rms(x, size);
      double d1 = rms(first, size);
      double probe = d0 < TINY || d1 < TINY ? SMALLEST_FIRST : SHARE * d0 / d1;
      Tensor second = slope.at(s + probe, x.add(first, probe));
      double d2 = rms(second.sub(first), size) / probe;
      double step =
          d1 <= FLAT && d2 <= FLAT
              ? Math.max(SMALLEST_FIRST, probe * 1e-3)
              : Math.pow(SHARE / Math.max(d1, d2), 1.0 / DormandPrince.ORDER);
      return Math.min(100 * probe, step);
    }
  }

  /** The size of the step after one of this size and error. */
  static double nextStep(double size, double error) {
    if (error == 0) {
      return size * LARGEST_FACTOR;
    }
    double smallest = error < 1 ? 1 : SMALLEST_FACTOR;
    double factor = SAFETY / Math.pow(error, 1.0 / DormandPrince.ORDER);
    return size * Math.min(LARGEST_FACTOR, Math.max(factor, smallest));
  }

  private double rms(Tensor value, Tensor size) {
    Tensor tolerated = size.mul(relative).add(absolute);
    return Math.sqrt(value.div(tolerated).square().mean().item());
  }
}
