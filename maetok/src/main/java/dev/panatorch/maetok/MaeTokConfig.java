package dev.panatorch.maetok;

import org.jspecify.annotations.Nullable;

/**
 * A MAETok tokenizer: square images become a few latent tokens and come back.
 *
 * @param imageSize side of the images in pixels, a multiple of {@code patchSize}
 * @param patchSize side of a patch in pixels
 * @param latentTokens number of learned tokens that become the latents; 0 for none: the image
 *     tokens themselves become the latents, a map, and the decoder starts from them (the paper's
 *     Tables 6 and 13a without learnable tokens)
 * @param latentChannels channels of a latent
 * @param encoder size of the encoder
 * @param decoder of pixels
 * @param positions how attention knows places
 * @param masking of the encoder's input in training
 * @param hogDecoder auxiliary decoder of oriented gradients, for training; null for none
 * @param initialization initial values of a model from scratch
 */
public record MaeTokConfig(
    int imageSize,
    int patchSize,
    int latentTokens,
    int latentChannels,
    TransformerConfig encoder,
    DecoderConfig decoder,
    PositionConfig positions,
    MaskingConfig masking,
    @Nullable DecoderConfig hogDecoder,
    InitConfig initialization) {

  private static final int PATCH = 16;
  private static final int BASE_IMAGE = 256;

  /** Checks the sizes. */
  public MaeTokConfig {
    if (patchSize < 1 || imageSize < patchSize || imageSize % patchSize != 0) {
      throw new IllegalArgumentException(
          "imageSize: %d is no multiple of the patchSize %d".formatted(imageSize, patchSize));
    }
    if (positions.baseImageSize() < patchSize || positions.baseImageSize() % patchSize != 0) {
      throw new IllegalArgumentException(
          "positions.baseImageSize: %d is no multiple of the patchSize %d"
              .formatted(positions.baseImageSize(), patchSize));
    }
    if (latentTokens < 0 || latentChannels < 1) {
      throw new IllegalArgumentException(
          "latentTokens: at least 0, latentChannels: at least 1, not %d and %d"
              .formatted(latentTokens, latentChannels));
    }
    if (hogDecoder != null) {
      HogTarget.features(patchSize);
    }
  }

  /**
   * The published B-128 tokenizer without auxiliary decoders: 128 tokens of 32 channels from a
   * ViT-B, modulated decoder.
   *
   * @param imageSize 256 or 512 for the published weights
   */
  public static MaeTokConfig base(int imageSize) {
    TransformerConfig vitB = new TransformerConfig(768, 12, 12);
    return new MaeTokConfig(
        imageSize,
        PATCH,
        128,
        32,
        vitB,
        new DecoderConfig(vitB, DecoderConfig.Kind.MODULATED, false, 0.05, 0),
        PositionConfig.mixedRope(BASE_IMAGE),
        MaskingConfig.published(),
        null,
        InitConfig.published());
  }

  /** The same with another number of learned latent tokens; 0 for the image tokens instead. */
  public MaeTokConfig withLatentTokens(int other) {
    return new MaeTokConfig(
        imageSize,
        patchSize,
        other,
        latentChannels,
        encoder,
        decoder,
        positions,
        masking,
        hogDecoder,
        initialization);
  }

  /** The same with another decoder of pixels. */
  public MaeTokConfig withDecoder(DecoderConfig other) {
    return new MaeTokConfig(
        imageSize,
        patchSize,
        latentTokens,
        latentChannels,
        encoder,
        other,
        positions,
        masking,
        hogDecoder,
        initialization);
  }

  /** The same with another position encoding. */
  public MaeTokConfig withPositions(PositionConfig other) {
    return new MaeTokConfig(
        imageSize,
        patchSize,
        latentTokens,
        latentChannels,
        encoder,
        decoder,
        other,
        masking,
        hogDecoder,
        initialization);
  }

  /** The same with other masking. */
  public MaeTokConfig withMasking(MaskingConfig other) {
    return new MaeTokConfig(
        imageSize,
        patchSize,
        latentTokens,
        latentChannels,
        encoder,
        decoder,
        positions,
        other,
        hogDecoder,
        initialization);
  }

  /** The same with another auxiliary decoder of oriented gradients, or without one. */
  public MaeTokConfig withHogDecoder(@Nullable DecoderConfig other) {
    return new MaeTokConfig(
        imageSize,
        patchSize,
        latentTokens,
        latentChannels,
        encoder,
        decoder,
        positions,
        masking,
        other,
        initialization);
  }

  /** Tokens of an image's latents. */
  public int latents() {
    return hasLatentTokens() ? latentTokens : imageTokens();
  }

  /** Whether learned tokens become the latents, rather than the image tokens. */
  boolean hasLatentTokens() {
    return latentTokens > 0;
  }

  /** Patches along one side of an image. */
  public int grid() {
    return imageSize / patchSize;
  }

  /** Patches of an image. */
  public int imageTokens() {
    return grid() * grid();
  }
}
