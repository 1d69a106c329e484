package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/** A field for each class, {@code f(x, t | label)}. */
@FunctionalInterface
public interface ConditionalField {

  /**
   * The value at a point, given classes.
   *
   * @param x state, [B, ...], float64
   * @param time one time for the whole batch
   * @param labels [B], int64
   * @return of the dtype of {@code x}, owned by the innermost scope
   */
  Tensor at(Tensor x, double time, Tensor labels);

  /** The field for these labels, one for each sample of the batch. */
  default Field given(Tensor labels) {
    return (x, time) -> at(x, time, labels);
  }
}
