package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/** Sums of slopes, as Runge-Kutta methods need them. */
final class Slopes {

  private Slopes() {}

  /** {@code x + size * (w0 k0 + w1 k1 + ...)}; {@code x} itself where there are no weights. */
  static Tensor follow(Tensor x, Tensor[] slopes, double[] weights, double size) {
    Tensor y = x;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        y = y.add(slopes[i], size * weights[i]);
      }
    }
    return y;
  }

  /** {@code size * (w0 k0 + w1 k1 + ...)}, for a first weight that is not 0. */
  static Tensor sum(Tensor[] slopes, double[] weights, double size) {
    Tensor sum = slopes[0].mul(size * weights[0]);
    for (int i = 1; i < weights.length; i++) {
      if (weights[i] != 0) {
        sum = sum.add(slopes[i], size * weights[i]);
      }
    }
    return sum;
  }
}
