package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.nn.SizeLimits;

/** Checks of configured numbers. */
final class Checks {

  private Checks() {}

  /** Checks that a transformer is one that a machine can hold; see {@link SizeLimits}. */
  static void size(LatentInput input, int depth, long width, long hidden, long classes) {
    SizeLimits.requireTokens("input", input.tokens());
    double blocks = (double) depth * width * (10.0 * width + 3.0 * hidden);
    double ends = (double) width * (classes + input.tokens() + 2.0 * input.features());
    SizeLimits.requireParameters(blocks + ends, "depth, width, mlpRatio, classes or channels");
  }

  static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}
