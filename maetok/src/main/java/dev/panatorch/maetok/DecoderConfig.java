package dev.panatorch.maetok;

/**
 * A decoder from latents to one feature vector per patch.
 *
 * @param transformer its size
 * @param kind how the blocks normalise and scale
 * @param classToken whether a class token stands before the image tokens
 * @param dropPath stochastic depth of the last block, 0 .. 1; that of the others rises linearly
 * @param unusedClasses outputs of a classification head that the published auxiliary decoders hold
 *     (1000) and nothing uses; 0 for none
 */
public record DecoderConfig(
    TransformerConfig transformer,
    Kind kind,
    boolean classToken,
    double dropPath,
    int unusedClasses) {

  /** How the blocks of a decoder normalise and scale. */
  public enum Kind {
    /**
     * Norms without weights; scale and shift of the latent tokens follow from the latents, as in
     * MoVQ (Zheng and others, 2022). The published decoders.
     */
    MODULATED,
    /** Norms with weights, and LayerScale: blocks like the encoder's. */
    PLAIN
  }

  /** Checks the rate. */
  public DecoderConfig {
    if (!(dropPath >= 0 && dropPath < 1)) {
      throw new IllegalArgumentException("dropPath: " + dropPath + " is not in 0 .. 1");
    }
  }

  /** The published auxiliary decoder: width 192, 3 blocks, 3 heads. */
  public static DecoderConfig auxiliary() {
    return new DecoderConfig(new TransformerConfig(192, 3, 3), Kind.MODULATED, true, 0, 1000);
  }

  /**
   * About how many parameters it has.
   *
   * @param features that it makes for each patch
   */
  double parameters(double tokens, double features, double channels) {
    double modulation = modulated() ? 4.0 * transformer.depth() * channels : 0;
    return transformer.parameters(tokens, features + channels + modulation + unusedClasses);
  }

  /** Whether the blocks are modulated by the latents. */
  boolean modulated() {
    return kind == Kind.MODULATED;
  }
}
