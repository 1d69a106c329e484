package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/** A velocity field {@code v(x, t)}: all that a sampler knows of what it samples from. */
@FunctionalInterface
public interface VelocityModel {

  /**
   * The velocity at a point.
   *
   * @param x state, [B, ...], float64
   * @param time one time for the whole batch
   * @return of the shape and dtype of {@code x}, owned by the innermost scope
   */
  Tensor velocity(Tensor x, double time);

  /**
   * The velocity at a later stage of a step that began at {@code stepTime}, for fields that decide
   * once per step, such as guidance within an interval.
   */
  default Tensor velocity(Tensor x, double time, double stepTime) {
    return velocity(x, time);
  }
}
