package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/** A velocity field for each class, {@code v(x, t | label)}. */
@FunctionalInterface
public interface ConditionalVelocity {

  /**
   * The velocity at a point, given classes.
   *
   * @param x state, [B, ...], float64
   * @param time one time for the whole batch
   * @param labels [B], int64
   * @return of the shape and dtype of {@code x}, owned by the innermost scope
   */
  Tensor velocity(Tensor x, double time, Tensor labels);

  /** The field for these labels, one for each sample of the batch. */
  default VelocityModel given(Tensor labels) {
    return (x, time) -> velocity(x, time, labels);
  }
}
