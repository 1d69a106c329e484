package dev.panatorch.maetok;

import dev.panatorch.runtime.nn.SizeLimits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A MAETok tokenizer: square images become a few latent tokens and come back.
 *
 * @param imageSize side of the images in pixels, a multiple of {@code patchSize}
 * @param patchSize side of a patch in pixels
 * @param latentTokens number of learned tokens that become the latents; 0 for none: the image
 *     tokens themselves become the latents, a map, and the decoder starts from them (the paper's
 *     Tables 6 and 13a without learnable tokens)
 * @param latentChannels channels of a latent
 * @param bottleneck what holds the latents in bounds
 * @param encoder size of the encoder
 * @param decoder of pixels
 * @param pixelHead its last layer
 * @param positions how attention knows places
 * @param masking of the encoder's input in training
 * @param auxiliary decoders of other targets, for training; a target that maps to null has none
 * @param initialization initial values of a model from scratch
 */
public record MaeTokConfig(
    int imageSize,
    int patchSize,
    int latentTokens,
    int latentChannels,
    BottleneckConfig bottleneck,
    TransformerConfig encoder,
    DecoderConfig decoder,
    PixelHead pixelHead,
    PositionConfig positions,
    MaskingConfig masking,
    Map<AuxiliaryTarget, AuxiliaryConfig> auxiliary,
    InitConfig initialization) {

  private static final int PATCH = 16;
  private static final int BASE_IMAGE = 256;

  /** What makes pixels of the decoder's features. */
  public enum PixelHead {
    /** One linear map for each patch. */
    LINEAR,
    /** Convolutions between enlargements by two; for patches of 8, 16 or 32 pixels. */
    CONVOLUTIONS
  }

  /** Checks the sizes. */
  public MaeTokConfig {
    auxiliary = withoutNulls(auxiliary);
    requireMultiple("imageSize", imageSize, patchSize);
    requireMultiple("positions.baseImageSize", positions.baseImageSize(), patchSize);
    require(
        latentTokens >= 0 && latentChannels >= 1,
        "latentTokens: at least 0, latentChannels: at least 1, not %d and %d",
        latentTokens,
        latentChannels);
    SizeLimits.requireTokens(
        "positions.baseImageSize", square(positions.baseImageSize() / patchSize));
    SizeLimits.requireTokens("imageSize", square(imageSize / patchSize) + latentTokens);
    int imageTokens = (int) square(imageSize / patchSize);
    int latents = latentTokens == 0 ? imageTokens : latentTokens;
    if (bottleneck instanceof BottleneckConfig.SoftVq soft) {
      require(
          latents % soft.codebooks() == 0,
          "bottleneck.codebooks: %d do not share %d latents evenly",
          soft.codebooks(),
          latents);
    }
    if (pixelHead == PixelHead.CONVOLUTIONS) {
      ToPixel.requireConvolvable(patchSize);
    }
    checkAuxiliary(auxiliary, patchSize, imageTokens, latents);
    double patch = 3.0 * patchSize * patchSize;
    double parameters = bottleneck.parameters(latentChannels);
    parameters += encoder.parameters(imageTokens + latents, patch + latentChannels);
    parameters += decoder.parameters(imageTokens + latents, patch, latentChannels);
    for (AuxiliaryConfig one : auxiliary.values()) {
      parameters += one.parameters(imageTokens + latents, latentChannels);
    }
    SizeLimits.requireParameters(parameters, "the widths, depths, patches or channels");
  }

  private static Map<AuxiliaryTarget, AuxiliaryConfig> withoutNulls(
      Map<AuxiliaryTarget, AuxiliaryConfig> given) {
    var kept = new EnumMap<AuxiliaryTarget, AuxiliaryConfig>(AuxiliaryTarget.class);
    given.forEach((target, config) -> {
      if (config != null) {
        kept.put(target, config);
      }
    });
    return Collections.unmodifiableMap(kept);
  }

  private static void checkAuxiliary(
      Map<AuxiliaryTarget, AuxiliaryConfig> all, int patchSize, int imageTokens, int latents) {
    all.forEach((target, config) -> {
      if (target == AuxiliaryTarget.HOG) {
        int features = HogTarget.features(patchSize);
        require(
            config.features() == features,
            "auxiliary.HOG.features: %d for patches of %d pixels, not %d",
            features,
            patchSize,
            config.features());
      }
      require(
          config.decoder() != null || imageTokens % latents == 0,
          "auxiliary.%s: a linear map needs as many patches for each latent, not %d for %d",
          target,
          imageTokens,
          latents);
    });
  }

  private static void requireMultiple(String what, int size, int patchSize) {
    require(
        patchSize >= 1 && size >= patchSize && size % patchSize == 0,
        what + ": %d is no multiple of the patchSize %d",
        size,
        patchSize);
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }

  private static long square(long side) {
    return side * side;
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
        new BottleneckConfig.Plain(),
        vitB,
        new DecoderConfig(vitB, DecoderConfig.Kind.MODULATED, false, 0.05, 0),
        PixelHead.LINEAR,
        PositionConfig.mixedRope(BASE_IMAGE),
        MaskingConfig.published(),
        Map.of(),
        InitConfig.published());
  }

  /** The same with images of another size. */
  public MaeTokConfig withImageSize(int other) {
    return changed(fields -> fields.imageSize = other);
  }

  /** The same with another number of learned latent tokens; 0 for the image tokens instead. */
  public MaeTokConfig withLatentTokens(int other) {
    return changed(fields -> fields.latentTokens = other);
  }

  /** The same with another number of channels. */
  public MaeTokConfig withLatentChannels(int other) {
    return changed(fields -> fields.latentChannels = other);
  }

  /** The same with another bottleneck. */
  public MaeTokConfig withBottleneck(BottleneckConfig other) {
    return changed(fields -> fields.bottleneck = other);
  }

  /** The same with another encoder. */
  public MaeTokConfig withEncoder(TransformerConfig other) {
    return changed(fields -> fields.encoder = other);
  }

  /** The same with another decoder of pixels. */
  public MaeTokConfig withDecoder(DecoderConfig other) {
    return changed(fields -> fields.decoder = other);
  }

  /** The same with another last layer. */
  public MaeTokConfig withPixelHead(PixelHead other) {
    return changed(fields -> fields.pixelHead = other);
  }

  /** The same with another position encoding. */
  public MaeTokConfig withPositions(PositionConfig other) {
    return changed(fields -> fields.positions = other);
  }

  /** The same with other masking. */
  public MaeTokConfig withMasking(MaskingConfig other) {
    return changed(fields -> fields.masking = other);
  }

  /** The same with other auxiliary decoders. */
  public MaeTokConfig withAuxiliary(Map<AuxiliaryTarget, AuxiliaryConfig> other) {
    return changed(fields -> fields.auxiliary = other);
  }

  /**
   * Checks that images of a size can be trained on.
   *
   * @param side in pixels
   * @throws IllegalArgumentException saying what to change
   */
  public void requireSide(int side) {
    if (side == imageSize) {
      return;
    }
    require(
        positions.dynamicSize(),
        "images of %d pixels: this tokenizer takes %d alone; set positions.dynamicSize=true",
        side,
        imageSize);
    requireMultiple("images", side, patchSize);
    SizeLimits.requireTokens("images", square(side / patchSize) + latentTokens);
    auxiliary
        .keySet()
        .forEach(target ->
            require(
                target.teacher().isEmpty(),
                "auxiliary.%s: its teacher looks at images of %d pixels alone, not of %d: switch it"
                    + " off by auxiliary.%s=null",
                target,
                imageSize,
                side,
                target));
    checkAuxiliary(auxiliary, patchSize, (int) square(side / patchSize), latents());
  }

  /** What its parts cost for one image. */
  public MaeTokCost cost() {
    return MaeTokCost.of(this);
  }

  /** Tokens of an image's latents. */
  public int latents() {
    return hasLatentTokens() ? latentTokens : grid().tokens();
  }

  /** Whether learned tokens become the latents, rather than the image tokens. */
  boolean hasLatentTokens() {
    return latentTokens > 0;
  }

  /** The patches of an image. */
  public Grid grid() {
    return new Grid(imageSize / patchSize, imageSize / patchSize);
  }

  private MaeTokConfig changed(Consumer<Fields> change) {
    var fields = new Fields(this);
    change.accept(fields);
    return fields.config();
  }

  /** The same values, open to change. */
  private static final class Fields {

    private int imageSize;
    private int patchSize;
    private int latentTokens;
    private int latentChannels;
    private BottleneckConfig bottleneck;
    private TransformerConfig encoder;
    private DecoderConfig decoder;
    private PixelHead pixelHead;
    private PositionConfig positions;
    private MaskingConfig masking;
    private Map<AuxiliaryTarget, AuxiliaryConfig> auxiliary;
    private InitConfig initialization;

    Fields(MaeTokConfig config) {
      imageSize = config.imageSize;
      patchSize = config.patchSize;
      latentTokens = config.latentTokens;
      latentChannels = config.latentChannels;
      bottleneck = config.bottleneck;
      encoder = config.encoder;
      decoder = config.decoder;
      pixelHead = config.pixelHead;
      positions = config.positions;
      masking = config.masking;
      auxiliary = config.auxiliary;
      initialization = config.initialization;
    }

    MaeTokConfig config() {
      return new MaeTokConfig(
          imageSize,
          patchSize,
          latentTokens,
          latentChannels,
          bottleneck,
          encoder,
          decoder,
          pixelHead,
          positions,
          masking,
          auxiliary,
          initialization);
    }
  }
}
