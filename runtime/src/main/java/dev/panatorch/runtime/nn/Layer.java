package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.List;

/** A function from one tensor to one: most modules are one, and so is {@code Tensor::silu}. */
@FunctionalInterface
public interface Layer {

  /** The output for {@code x}, owned by the innermost scope. */
  Tensor forward(Tensor x);

  /** The layers one after the other; what lies between them is freed. */
  static Tensor chain(List<? extends Layer> layers, Tensor x) {
    return Scope.run(() -> {
      Tensor value = x;
      for (Layer layer : layers) {
        value = layer.forward(value);
      }
      return value;
    });
  }
}
