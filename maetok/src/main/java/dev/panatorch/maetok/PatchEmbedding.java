package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;

/** Image tokens: one convolution, {@code proj}, whose stride is its kernel. */
final class PatchEmbedding extends Module implements Layer {

  private final Conv2d proj;

  PatchEmbedding(Factory factory, int width, int patchSize) {
    proj = child("proj", new Conv2d(factory, 3, width, patchSize, patchSize, 0));
  }

  /**
   * Maps [N, 3, H, W] to [N, tokens, width], row by row and contiguous, as the blocks want them.
   */
  @Override
  public Tensor forward(Tensor images) {
    return Scope.run(() -> proj.forward(images).flatten(2).transpose(1, 2).contiguous());
  }
}
