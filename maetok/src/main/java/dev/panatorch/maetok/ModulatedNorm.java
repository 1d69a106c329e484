package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Module;

/** The last norm of a modulated decoder: without weights, the latents scale and shift. */
final class ModulatedNorm extends Module {

  private final LayerNorm norm;
  private final LatentModulation modulation;

  ModulatedNorm(Factory factory, TransformerShape shape) {
    norm = new LayerNorm(factory, shape.size().width(), TransformerShape.EPSILON, false);
    modulation = child("adaLN_modulation", shape.modulation(factory, 1));
  }

  /** Maps [N, tokens, width] to the same shape; latents are [N, latents, channels]. */
  Tensor forward(Tensor x, Tensor latents) {
    return Scope.run(() -> modulation.forward(latents)[0].apply(norm.forward(x)));
  }
}
