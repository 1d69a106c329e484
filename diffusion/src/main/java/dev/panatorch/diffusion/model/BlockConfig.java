package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.nn.Attention;

/**
 * What a {@link TransformerBlock} is made of.
 *
 * @param attention its shape
 * @param norm before the attention and the feed-forward layer
 * @param feedForward the kind of that layer
 * @param hidden its hidden width
 * @param modulation what the condition does
 * @param skip whether tokens of an earlier block are joined in at the start
 */
record BlockConfig(
    Attention.Config attention,
    Norm norm,
    FeedForward feedForward,
    long hidden,
    Modulation.Kind modulation,
    boolean skip) {

  /** Added to variances and mean squares by DiT and its successors. */
  static final double EPSILON = 1e-6;

  /** Added to variances by U-ViT. */
  static final double UVIT_EPSILON = 1e-5;

  enum Norm {
    /** LayerNorm without weights. */
    PLAIN,
    /** RMSNorm with a weight. */
    RMS,
    /** LayerNorm with weight and bias. */
    AFFINE
  }

  enum FeedForward {
    MLP_TANH,
    MLP_EXACT,
    SWIGLU
  }

  static BlockConfig of(Backbone backbone) {
    Attention.Config attention =
        Attention.Config.of(backbone.width(), backbone.heads())
            .withHeadNorm(backbone.headNorm(), EPSILON);
    return new BlockConfig(
        attention,
        norm(backbone),
        backbone.feedForward() == Backbone.FeedForward.SWIGLU
            ? FeedForward.SWIGLU
            : FeedForward.MLP_TANH,
        backbone.hidden(),
        backbone.shift() ? Modulation.Kind.SHIFT_SCALE_GATE : Modulation.Kind.SCALE_GATE,
        false);
  }

  static BlockConfig of(UVitConfig config, boolean skip) {
    return new BlockConfig(
        Attention.Config.of(config.width(), config.heads()).withBias(false, true),
        Norm.AFFINE,
        FeedForward.MLP_EXACT,
        config.hidden(),
        Modulation.Kind.NONE,
        skip);
  }

  static Norm norm(Backbone backbone) {
    return backbone.norm() == Backbone.Norm.RMS ? Norm.RMS : Norm.PLAIN;
  }

  long width() {
    return attention.width();
  }
}
