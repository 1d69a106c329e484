package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.nn.Attention.HeadNorm;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.Objects;

/**
 * The inside of a {@link DiffusionTransformer}, whatever latents it works on.
 *
 * @param depth number of blocks
 * @param width of the tokens; a multiple of {@code heads}
 * @param heads heads of each attention
 * @param mlpRatio hidden width of the feed-forward layers as a multiple of {@code width}; SwiGLU
 *     takes two thirds of it, so that it has as many parameters
 * @param norm before the attention, the feed-forward layer and the last layer
 * @param feedForward behind the attention
 * @param headNorm of queries and keys
 * @param rotary whether queries and keys are rotated by their positions, beside the embedding of
 *     positions that every model adds
 * @param shift whether the condition shifts the blocks' norms, or only scales them
 */
public record Backbone(
    int depth,
    long width,
    long heads,
    double mlpRatio,
    Norm norm,
    FeedForward feedForward,
    HeadNorm headNorm,
    boolean rotary,
    boolean shift) {

  /** Kinds of norms. */
  public enum Norm {
    /** LayerNorm without weights. */
    LAYER,
    /** RMSNorm with a weight. */
    RMS
  }

  /** Kinds of feed-forward layers. */
  public enum FeedForward {
    /** Two linear maps and GELU by its tanh approximation. */
    MLP,
    /** Three linear maps and a gate (Shazeer, 2020). */
    SWIGLU
  }

  /** Checks that the numbers fit together. */
  public Backbone {
    Checks.positive("depth", depth);
    Checks.positive("width", width);
    Checks.positive("heads", heads);
    Objects.requireNonNull(norm, "norm");
    Objects.requireNonNull(feedForward, "feedForward");
    Objects.requireNonNull(headNorm, "headNorm");
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "width " + width + " must be a multiple of heads " + heads);
    }
    if (!(mlpRatio > 0)) {
      throw new IllegalArgumentException("mlpRatio must be positive, not " + mlpRatio);
    }
  }

  /** The blocks of DiT and SiT. */
  public static Backbone sit(TransformerSize size) {
    return sit(size.depth(), size.width(), size.heads());
  }

  /** The blocks of DiT and SiT in another size. */
  public static Backbone sit(int depth, long width, long heads) {
    return new Backbone(
        depth, width, heads, 4, Norm.LAYER, FeedForward.MLP, HeadNorm.NONE, false, true);
  }

  /** The blocks of LightningDiT as released: RMSNorm, SwiGLU, rotation, no norms of heads. */
  public static Backbone lightningDit(TransformerSize size) {
    return lightningDit(size.depth(), size.width(), size.heads());
  }

  /** The blocks of LightningDiT in another size. */
  public static Backbone lightningDit(int depth, long width, long heads) {
    return new Backbone(
        depth, width, heads, 4, Norm.RMS, FeedForward.SWIGLU, HeadNorm.NONE, true, true);
  }

  /** The same with norms of queries and keys. */
  public Backbone withHeadNorm(HeadNorm newNorm) {
    return new Backbone(depth, width, heads, mlpRatio, norm, feedForward, newNorm, rotary, shift);
  }

  /** Hidden width of the feed-forward layers, rounded down. */
  long hidden() {
    long full = Math.round(Math.floor(width * mlpRatio + 1e-9));
    return feedForward == FeedForward.SWIGLU ? 2 * full / 3 : full;
  }

  /** The ratio that gives this hidden width. */
  static double mlpRatio(long width, long hidden, FeedForward feedForward) {
    long full = feedForward == FeedForward.SWIGLU ? (3 * hidden + 1) / 2 : hidden;
    long usual = 4 * width;
    boolean isUsual = feedForward == FeedForward.SWIGLU && 2 * usual / 3 == hidden;
    return isUsual ? 4 : (double) full / width;
  }

  /** What the blocks cost for so many tokens; the condition is mapped once for all of them. */
  ModelCost cost(long tokens) {
    ModelCost blocks = ModelCost.blocks(depth, tokens, width, hidden());
    ModelCost modulation = ModelCost.linear(depth, width, (shift ? 6 : 4) * width);
    ModelCost gates = ModelCost.linear(depth * tokens, width, hidden());
    return blocks.plus(modulation).plus(feedForward == FeedForward.SWIGLU ? gates : ModelCost.NONE);
  }

  /** Width of one head. */
  long headWidth() {
    return width / heads;
  }
}
