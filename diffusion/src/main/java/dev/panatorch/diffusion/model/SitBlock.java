package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Attention;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Module;

/**
 * A transformer block whose norms are modulated and whose branches are gated by the condition
 * (adaLN-Zero). The modulation's parts are, in the official order, shift, scale and gate of the
 * attention, then of the MLP.
 */
final class SitBlock extends Module {

  static final double EPSILON = 1e-6;

  private final LayerNorm norm1;
  private final Attention attention;
  private final LayerNorm norm2;
  private final Mlp mlp;
  private final Modulation modulation;

  SitBlock(Factory factory, SitConfig config) {
    long width = config.width();
    this.norm1 = child("norm1", new LayerNorm(factory, width, EPSILON, false));
    this.attention = child("attn", new Attention(factory, width, config.heads()));
    this.norm2 = child("norm2", new LayerNorm(factory, width, EPSILON, false));
    this.mlp = child("mlp", new Mlp(factory, width, config.hidden(), Mlp.Gelu.TANH));
    this.modulation = child("adaLN_modulation", new Modulation(factory, width, 6));
  }

  /**
   * Maps tokens to tokens.
   *
   * @param x [B, tokens, width]
   * @param condition activated, [B, width]
   */
  Tensor forward(Tensor x, Tensor condition) {
    return Scope.run(() -> {
      Tensor[] parts = modulation.forward(condition);
      Tensor mixed = branch(x, norm1, parts[0], parts[1], attention);
      Tensor between = x.addcmul(parts[2], mixed);
      Tensor mapped = branch(between, norm2, parts[3], parts[4], mlp);
      return between.addcmul(parts[5], mapped);
    });
  }

  private static Tensor branch(Tensor x, Layer norm, Tensor shift, Tensor scale, Layer layer) {
    return Scope.run(() -> layer.forward(Modulation.modulate(norm.forward(x), shift, scale)));
  }
}
