package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head self-attention with the names and the layout of the vision transformers: {@code qkv}
 * yields queries, keys and values one after the other, each head by head, and {@code proj} joins
 * the heads. Optional {@code q_norm} and {@code k_norm} act on each head's queries and keys, before
 * a rotation.
 */
public final class Attention extends Module implements Layer {

  /** What normalises the queries and keys of each head. */
  public enum HeadNorm {
    NONE,
    LAYER,
    RMS
  }

  /**
   * The shape of an attention.
   *
   * @param width of the tokens; a multiple of {@code heads}
   * @param heads number of heads
   * @param qkvBias whether {@code qkv} has a bias
   * @param projBias whether {@code proj} has a bias
   * @param headNorm what normalises queries and keys
   * @param epsilon of those norms
   */
  public record Config(
      long width,
      long heads,
      boolean qkvBias,
      boolean projBias,
      HeadNorm headNorm,
      double epsilon) {

    /** Checks that the heads divide the width. */
    public Config {
      if (heads < 1 || width % heads != 0) {
        throw new IllegalArgumentException(
            "a width of " + width + " cannot be parted into " + heads + " equal heads");
      }
    }

    /** With biases and without norms, as in ViT and DiT. */
    public static Config of(long width, long heads) {
      return new Config(width, heads, true, true, HeadNorm.NONE, 1e-6);
    }

    /** The same with norms on queries and keys. */
    public Config withHeadNorm(HeadNorm norm, double normEpsilon) {
      return new Config(width, heads, qkvBias, projBias, norm, normEpsilon);
    }

    /** The same with or without biases. */
    public Config withBias(boolean qkv, boolean proj) {
      return new Config(width, heads, qkv, proj, headNorm, epsilon);
    }
  }

  private final Config config;
  private final Linear qkv;
  private final @Nullable Layer queryNorm;
  private final @Nullable Layer keyNorm;
  private final Linear proj;

  /** With biases and without norms. */
  public Attention(Factory factory, long width, long heads) {
    this(factory, Config.of(width, heads));
  }

  /** As configured; linear maps start with PyTorch's defaults. */
  public Attention(Factory factory, Config config) {
    long width = config.width;
    this.config = config;
    this.qkv = child("qkv", new Linear(factory, width, 3 * width, config.qkvBias));
    this.queryNorm = headNorm(factory, "q_norm");
    this.keyNorm = headNorm(factory, "k_norm");
    this.proj = child("proj", new Linear(factory, width, width, config.projBias));
  }

  private @Nullable Layer headNorm(Factory factory, String name) {
    long width = config.width / config.heads;
    return switch (config.headNorm) {
      case NONE -> null;
      case LAYER -> child(name, new LayerNorm(factory, width, config.epsilon));
      case RMS -> child(name, new RMSNorm(factory, width, config.epsilon));
    };
  }

  /** Maps [N, L, width] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    return forward(x, null);
  }

  /**
   * Maps [N, L, width] to the same shape.
   *
   * @param rotation applied to queries and keys together, [2, N, heads, L, width / heads]; null for
   *     none
   */
  public Tensor forward(Tensor x, @Nullable UnaryOperator<Tensor> rotation) {
    return Scope.run(() -> proj.forward(joined(x, rotation)));
  }

  private Tensor joined(Tensor x, @Nullable UnaryOperator<Tensor> rotation) {
    return Scope.run(() -> {
      long[] shape = x.shape();
      Tensor packed = qkv.forward(x);
      Tensor parts =
          packed
              .reshape(shape[0], shape[1], 3, config.heads, config.width / config.heads)
              .permute(2, 0, 3, 1, 4);
      Tensor[] heads = rotation == null ? normed(parts.unbind(0)) : rotated(parts, rotation);
      return heads[0].scaledDotProductAttention(heads[1], heads[2]).transpose(1, 2).reshape(shape);
    });
  }

  /** Queries, keys and values after the norms of the first two. */
  private Tensor[] normed(Tensor[] heads) {
    return queryNorm == null || keyNorm == null
        ? heads
        : new Tensor[] {queryNorm.forward(heads[0]), keyNorm.forward(heads[1]), heads[2]};
  }

  /**
   * The same, rotated. The parts are split in one operator: the gradient is put together in one,
   * too, where that of each narrow view would be of the full size.
   */
  private Tensor[] rotated(Tensor parts, UnaryOperator<Tensor> rotation) {
    Tensor pair;
    Tensor values;
    if (queryNorm == null) {
      Tensor[] split = parts.splitWithSizes(new long[] {2, 1}, 0);
      pair = split[0];
      values = split[1].squeeze(0);
    } else {
      Tensor[] heads = normed(parts.unbind(0));
      pair = Torch.stack(List.of(heads[0], heads[1]));
      values = heads[2];
    }
    Tensor[] turned = rotation.apply(pair).unbind(0);
    return new Tensor[] {turned[0], turned[1], values};
  }

  /** The map to queries, keys and values. */
  public Linear qkv() {
    return qkv;
  }

  /** The map that joins the heads. */
  public Linear proj() {
    return proj;
  }
}
