package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Attention;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.MulAdd;
import dev.panatorch.runtime.nn.RMSNorm;
import dev.panatorch.runtime.nn.SwiGlu;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The block of all the room's transformers: attention and a feed-forward layer, each behind a norm
 * and added to its input. Where there is a condition, it modulates the norms and gates what is
 * added (adaLN-Zero); its parts are, in the official order, shift, scale and gate of the attention,
 * then of the feed-forward layer. Where there is a skip, the tokens of an earlier block are joined
 * in first (U-ViT).
 */
final class TransformerBlock extends Module {

  private final @Nullable Linear skip;
  private final Layer norm1;
  private final Attention attention;
  private final Layer norm2;
  private final Layer mlp;
  private final @Nullable Modulation modulation;

  TransformerBlock(Factory factory, BlockConfig config) {
    long width = config.width();
    this.norm1 = norm(factory, "norm1", config);
    this.attention = child("attn", new Attention(factory, config.attention()));
    this.norm2 = norm(factory, "norm2", config);
    this.mlp = feedForward(factory, config);
    this.skip = config.skip() ? child("skip_linear", new Linear(factory, 2 * width, width)) : null;
    int parts = config.modulation().parts();
    this.modulation =
        parts == 0 ? null : child("adaLN_modulation", new Modulation(factory, width, 2L * parts));
  }

  private Layer norm(Factory factory, String name, BlockConfig config) {
    long width = config.width();
    return switch (config.norm()) {
      case PLAIN -> child(name, new LayerNorm(factory, width, BlockConfig.EPSILON, false));
      case AFFINE -> child(name, new LayerNorm(factory, width, BlockConfig.UVIT_EPSILON));
      case RMS -> child(name, new RMSNorm(factory, width, BlockConfig.EPSILON));
    };
  }

  private Layer feedForward(Factory factory, BlockConfig config) {
    long width = config.width();
    long hidden = config.hidden();
    return switch (config.feedForward()) {
      case MLP_TANH -> child("mlp", new Mlp(factory, width, hidden, Mlp.Gelu.TANH));
      case MLP_EXACT -> child("mlp", new Mlp(factory, width, hidden, Mlp.Gelu.EXACT));
      case SWIGLU -> child("mlp", new SwiGlu(factory, width, hidden));
    };
  }

  /**
   * Maps tokens to tokens under a condition.
   *
   * @param x [B, tokens, width]
   * @param condition activated, [B, width]
   * @param rotation of queries and keys; null for none
   */
  Tensor forward(Tensor x, Tensor condition, @Nullable UnaryOperator<Tensor> rotation) {
    return Scope.run(() -> {
      if (modulation == null) {
        throw new IllegalStateException("this block takes no condition");
      }
      Tensor[] parts = modulation.forward(condition);
      int half = parts.length / 2;
      Layer attend = y -> attention.forward(y, rotation);
      Tensor between = branch(x, parts, 0, half, norm1, attend);
      return branch(between, parts, half, half, norm2, mlp);
    });
  }

  /**
   * Maps tokens to tokens without a condition.
   *
   * @param x [B, tokens, width]
   * @param earlier tokens to join in, of the same shape, where the block has a skip
   */
  Tensor forward(Tensor x, @Nullable Tensor earlier) {
    return Scope.run(() -> {
      Tensor joined =
          skip == null || earlier == null ? x : skip.forward(Torch.cat(List.of(x, earlier), -1));
      Tensor between = joined.add(Scope.run(() -> attention.forward(norm1.forward(joined))));
      return between.add(Scope.run(() -> mlp.forward(norm2.forward(between))));
    });
  }

  /** {@code x + gate * layer(norm(x) (1 + scale) + shift)}; the shift may be absent. */
  private static Tensor branch(
      Tensor x, Tensor[] parts, int first, int count, Layer norm, Layer layer) {
    Tensor shift = count == Modulation.Kind.SHIFT_SCALE_GATE.parts() ? parts[first] : null;
    Tensor scale = parts[first + count - 2];
    Tensor gate = parts[first + count - 1];
    Tensor added =
        Scope.run(() -> layer.forward(Modulation.modulate(norm.forward(x), shift, scale)));
    return MulAdd.of(x, gate, added);
  }
}
