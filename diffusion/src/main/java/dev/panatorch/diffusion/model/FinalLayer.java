package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;

/** The modulated norm and linear map that end the transformer; parts in the order shift, scale. */
final class FinalLayer extends Module {

  private final LayerNorm norm;
  private final Linear linear;
  private final Modulation modulation;

  FinalLayer(Factory factory, SitConfig config) {
    long width = config.width();
    this.norm = child("norm_final", new LayerNorm(factory, width, SitBlock.EPSILON, false));
    this.linear = child("linear", new Linear(factory, width, config.outputFeatures()));
    this.modulation = child("adaLN_modulation", new Modulation(factory, width, 2));
  }

  /** Maps [B, tokens, width] and the activated condition [B, width] to [B, tokens, features]. */
  Tensor forward(Tensor x, Tensor condition) {
    return Scope.run(() -> {
      Tensor[] parts = modulation.forward(condition);
      return linear.forward(Modulation.modulate(norm.forward(x), parts[0], parts[1]));
    });
  }
}
