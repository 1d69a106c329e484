package dev.panatorch.diffusion.sampling;

/**
 * How a stochastic sampler goes from a little before the data to the data, without noise. The names
 * and rules of SiT's code.
 */
public enum LastStep {
  /** A step of the drift: SiT's default, REPA, MAETok. */
  MEAN,
  /** The expected data, {@code x / alpha + sigma^2 / alpha * score} (Tweedie's formula). */
  TWEEDIE,
  /** Euler's step along the velocity. */
  EULER,
  /** No such step: the noisy steps reach the end of the path. */
  NONE
}
