package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Linear;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a tokenizer that learn one target from the latents.
 *
 * @param decoder null for a linear map of the latents
 * @param widen latents to the decoder's width; null without a decoder
 * @param head features to the target's
 * @param whole whether there is one prediction for the whole image
 */
record AuxiliaryBranch(
    @Nullable LatentDecoder decoder, @Nullable Linear widen, Linear head, boolean whole) {

  /**
   * What the head reads.
   *
   * @param latents [N, latents, channels]
   * @return [N, image tokens, width]
   */
  Tensor features(Tensor latents, Grid grid) {
    if (decoder == null || widen == null) {
      return Scope.run(() -> latents.repeatInterleave(grid.tokens() / latents.size(1), 1L));
    }
    return Scope.run(() -> decoder.forward(widen.forward(latents), latents, grid));
  }

  /** Maps [N, latents, channels] to [N, image tokens, features], or to [N, features]. */
  Tensor predict(Tensor latents, Grid grid) {
    return Scope.run(() -> {
      Tensor features = features(latents, grid);
      return head.forward(whole ? features.mean(1) : features);
    });
  }
}
