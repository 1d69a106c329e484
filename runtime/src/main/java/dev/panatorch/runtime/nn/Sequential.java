package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;
import java.util.List;

/**
 * Layers one after the other, named by their positions from 0 ({@code torch.nn.Sequential}). A
 * layer that is no module, such as {@code Tensor::silu}, takes a position too.
 */
public final class Sequential extends Module implements Layer {

  private final List<Layer> layers;

  /** The layers in their order. */
  public Sequential(Layer... layers) {
    this.layers = List.of(layers);
    for (int i = 0; i < layers.length; i++) {
      if (layers[i] instanceof Module module) {
        child(Integer.toString(i), module);
      }
    }
  }

  @Override
  public Tensor forward(Tensor x) {
    return Layer.chain(layers, x);
  }

  /** The layer at a position. */
  public Layer get(int index) {
    return layers.get(index);
  }
}
