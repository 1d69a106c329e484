package dev.panatorch.maetok;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;

/** The linear map {@code model} from a decoder's features to the pixels of a patch. */
final class ToPixel extends Module implements Layer {

  private final Linear model;

  ToPixel(Factory factory, int width, int patchSize) {
    model = child("model", new Linear(factory, width, 3L * patchSize * patchSize));
  }

  /** Maps [N, tokens, width] to [N, tokens, patch * patch * 3]. */
  @Override
  public Tensor forward(Tensor x) {
    return model.forward(x);
  }
}
