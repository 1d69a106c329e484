package dev.panatorch.maetok;

import org.jspecify.annotations.Nullable;

/**
 * An auxiliary decoder, for training alone.
 *
 * @param features of the target, for each patch; for text, the size of the vocabulary
 * @param decoder from the latents to one vector per patch; null for a linear map of the latents, of
 *     which each speaks for as many consecutive patches as there are for each latent
 * @param weight of its loss; published: 1
 */
public record AuxiliaryConfig(int features, @Nullable DecoderConfig decoder, double weight) {

  /** Checks the numbers. */
  public AuxiliaryConfig {
    if (features < 1 || !(weight >= 0)) {
      throw new IllegalArgumentException(
          "auxiliary: features %d must be positive and weight %s not negative"
              .formatted(features, weight));
    }
  }

  /** About how many parameters it has. */
  double parameters(double tokens, double channels) {
    return decoder == null
        ? (double) features * channels
        : decoder.parameters(tokens, features, channels);
  }

  /** The published one: width 192, 3 blocks, 3 heads, weight 1. */
  public static AuxiliaryConfig published(AuxiliaryTarget target) {
    return new AuxiliaryConfig(target.publishedFeatures(), DecoderConfig.auxiliary(), 1);
  }
}
