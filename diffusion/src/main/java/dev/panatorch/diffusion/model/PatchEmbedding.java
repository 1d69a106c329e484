package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;

/** Maps the patches of a map to tokens by one convolution, {@code proj}. */
final class PatchEmbedding extends Module implements Layer {

  private final Conv2d proj;

  PatchEmbedding(Factory factory, LatentInput.Patches input, long width) {
    this.proj =
        child(
            "proj",
            new Conv2d(factory, input.channels(), width, input.patchSize(), input.patchSize(), 0));
  }

  /**
   * Maps [B, C, size, size] to [B, tokens, width], row by row and contiguous: what follows keeps
   * the order in memory, and every norm would have to copy.
   */
  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(() -> proj.forward(x).flatten(2).transpose(1, 2).contiguous());
  }

  /**
   * The inverse of cutting into patches: tokens [B, tokens, patch row, patch column, channel]
   * become a map [B, channel, size, size].
   */
  static Tensor join(Tensor tokens, LatentInput.Patches input, long channels) {
    long side = input.side();
    long patch = input.patchSize();
    return Scope.run(() ->
        tokens
            .reshape(tokens.size(0), side, side, patch, patch, channels)
            .permute(0, 5, 1, 3, 2, 4)
            .reshape(tokens.size(0), channels, input.size(), input.size()));
  }
}
