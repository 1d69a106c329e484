package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.ModelCost;

/**
 * The shape of a vision transformer with the names of timm's.
 *
 * @param width of the tokens
 * @param depth number of blocks
 * @param heads attention heads in each block
 * @param hidden width inside the feed-forward layers
 * @param patchSize side of a patch in pixels
 * @param imageSize side of the images in pixels, a multiple of the patch's
 * @param classToken whether a class token stands first
 * @param layerScale whether LayerScale acts on each branch
 * @param gelu which form of GELU the MLPs use
 * @param registers tokens without a position behind the class token (Darcet and others, 2024)
 * @param gated whether the feed-forward layers are SwiGLUs in place of MLPs
 */
public record VitConfig(
    int width,
    int depth,
    int heads,
    int hidden,
    int patchSize,
    int imageSize,
    boolean classToken,
    boolean layerScale,
    Mlp.Gelu gelu,
    int registers,
    boolean gated) {

  /** Added to the variance by all norms. */
  static final double EPSILON = 1e-6;

  /** Checks that patches fill the image. */
  public VitConfig {
    if (patchSize < 1 || imageSize < patchSize || imageSize % patchSize != 0) {
      throw new IllegalArgumentException(
          "image size %d: give a multiple of the patch size, %d".formatted(imageSize, patchSize));
    }
    if (depth < 1) {
      throw new IllegalArgumentException("depth: a transformer has at least one block");
    }
    if (registers < 0 || (registers > 0 && !classToken)) {
      throw new IllegalArgumentException("registers: some or none, behind a class token");
    }
  }

  /** Without registers, with MLPs. */
  public VitConfig(
      int width,
      int depth,
      int heads,
      int hidden,
      int patchSize,
      int imageSize,
      boolean classToken,
      boolean layerScale,
      Mlp.Gelu gelu) {
    this(width, depth, heads, hidden, patchSize, imageSize, classToken, layerScale, gelu, 0, false);
  }

  /**
   * DINOv2 ViT-L/14 (Oquab and others, 2023) run with patches of 16 pixels, as timm's {@code
   * vit_large_patch14_dinov2.lvd142m}.
   */
  public static VitConfig dinov2Large(int imageSize) {
    return new VitConfig(1024, 24, 16, 4096, 16, imageSize, true, true, Mlp.Gelu.EXACT);
  }

  /**
   * The image tower of SigLIP so400m/14 (Zhai and others, 2023) run with patches of 16 pixels, as
   * timm's {@code vit_so400m_patch14_siglip_gap_224.webli}. It was trained with the tanh form of
   * GELU; the published targets of MAETok come from the exact one.
   */
  public static VitConfig siglipSo400m(int imageSize) {
    return new VitConfig(1152, 27, 16, 4304, 16, imageSize, false, false, Mlp.Gelu.EXACT);
  }

  /**
   * DINO ViT-S/16 (Caron and others, 2021) at 224 pixels. It was trained with the exact form of
   * GELU; the published discriminator, which is VAR's, uses the tanh form.
   */
  public static VitConfig dinoSmall() {
    return new VitConfig(384, 12, 6, 1536, 16, 224, true, false, Mlp.Gelu.TANH);
  }

  /** What a pass through all of it costs. */
  public ModelCost cost() {
    long tokens = (long) prefix() + patches();
    return ModelCost.convolution(patches(), 3, width, (long) patchSize * patchSize)
        .plus(ModelCost.blocks(depth, tokens, width, gated ? 3L * hidden / 2 : hidden))
        .plus(ModelCost.norm(tokens * width));
  }

  /** Patches along a side. */
  public int grid() {
    return imageSize / patchSize;
  }

  /** Patches of an image. */
  public int patches() {
    return grid() * grid();
  }

  /** Tokens before those of the patches. */
  public int prefix() {
    return classTokens() + registers;
  }

  /** Those of them that have a position. */
  int classTokens() {
    return classToken ? 1 : 0;
  }
}
