package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;

/** A function from one tensor to one: most modules are one, and so is {@code Tensor::silu}. */
@FunctionalInterface
public interface Layer {

  /** The output for {@code x}, owned by the innermost scope. */
  Tensor forward(Tensor x);
}
