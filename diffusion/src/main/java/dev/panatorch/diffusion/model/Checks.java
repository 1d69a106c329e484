package dev.panatorch.diffusion.model;

/** Checks of configured numbers. */
final class Checks {

  private Checks() {}

  static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}
