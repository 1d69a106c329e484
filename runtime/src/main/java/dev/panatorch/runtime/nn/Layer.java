package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.List;

/** A function from one tensor to one: most modules are one, and so is {@code Tensor::silu}. */
@FunctionalInterface
public interface Layer {

  /** The output for {@code x}, owned by the innermost scope. */
  Tensor forward(Tensor x);

  /**
   * The output of layers one after the other. What lies between them is freed as soon as no
   * backward pass needs it.
   */
  static Tensor chain(List<? extends Layer> layers, Tensor x) {
    return Scope.run(() -> {
      Tensor value = x;
      for (Layer layer : layers) {
        Tensor before = value;
        value = layer.forward(before);
        if (before != x && before != value) {
          before.close();
        }
      }
      return value;
    });
  }
}
