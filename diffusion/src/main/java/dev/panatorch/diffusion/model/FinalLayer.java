package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.RMSNorm;

/** The modulated norm and linear map that end the transformer; parts in the order shift, scale. */
final class FinalLayer extends Module {

  private final Layer norm;
  private final Linear linear;
  private final Modulation modulation;

  FinalLayer(Factory factory, TransformerConfig config) {
    long width = config.backbone().width();
    this.norm =
        switch (config.backbone().norm()) {
          case LAYER ->
              child("norm_final", new LayerNorm(factory, width, BlockConfig.EPSILON, false));
          case RMS -> child("norm_final", new RMSNorm(factory, width, BlockConfig.EPSILON));
        };
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
