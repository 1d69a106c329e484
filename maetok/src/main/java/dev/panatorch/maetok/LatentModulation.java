package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.MulAdd;
import java.util.List;

/**
 * Shifts and scales of latent tokens that follow from the latents: a linear map of SiLU(z), which
 * starts at zero. The parameters are {@code 1.weight} and {@code 1.bias}.
 */
final class LatentModulation extends Module {

  /** What happens to the latent tokens after a norm: y scale + shift, both [N, latents, width]. */
  record Affine(Tensor shift, Tensor scale) {

    /** Changes the last tokens of {@code x}; those before stay as they are. */
    Tensor apply(Tensor x) {
      return Scope.run(() -> {
        long latents = scale.size(1);
        Tensor[] parts = x.splitWithSizes(new long[] {x.size(1) - latents, latents}, 1);
        return Torch.cat(List.of(parts[0], MulAdd.of(shift, parts[1], scale)), 1);
      });
    }
  }

  private final Linear linear;
  private final int norms;

  /**
   * Zero, but for the scale's bias.
   *
   * @param latentChannels of the latents
   * @param width of the tokens
   * @param norms how many norms are modulated
   * @param scale initial value of the scales
   */
  LatentModulation(Factory factory, int latentChannels, int width, int norms, double scale) {
    this.norms = norms;
    this.linear = child("1", new Linear(factory, latentChannels, 2L * norms * width));
    Init.zeros(linear.weight());
    Tensor bias = Init.zeros(java.util.Objects.requireNonNull(linear.bias()));
    try (var scope = Scope.open()) {
      for (int norm = 0; norm < norms; norm++) {
        Init.constant(bias.narrow(0, (2L * norm + 1) * width, width), scale);
      }
    }
  }

  /** One shift and scale for each norm, from latents [N, latents, channels]. */
  Affine[] forward(Tensor latents) {
    Tensor[] parts = Scope.run(() -> linear.forward(latents.silu())).chunk(2L * norms, -1);
    var affine = new Affine[norms];
    for (int norm = 0; norm < norms; norm++) {
      affine[norm] = new Affine(parts[2 * norm], parts[2 * norm + 1]);
    }
    return affine;
  }
}
