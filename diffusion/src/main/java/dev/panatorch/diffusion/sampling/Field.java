package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/**
 * A function of state and time: all that a sampler knows of what it samples from. For the solvers
 * of differential equations its values are velocities; for {@link AncestralSampler} they are the
 * noise, with a second half of the channels where the variance is learned.
 */
@FunctionalInterface
public interface Field {

  /**
   * The value at a point.
   *
   * @param x state, [B, ...], float64
   * @param time one time for the whole batch
   * @return of the dtype of {@code x}, owned by the innermost scope
   */
  Tensor at(Tensor x, double time);

  /**
   * The value at a later stage of a step that began at {@code stepTime}, for fields that decide
   * once per step, such as guidance within an interval.
   */
  default Tensor at(Tensor x, double time, double stepTime) {
    return at(x, time);
  }
}
