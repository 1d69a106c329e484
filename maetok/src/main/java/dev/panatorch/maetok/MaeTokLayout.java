package dev.panatorch.maetok;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a tokenizer's configuration off the names and shapes of its state dict. What they do not
 * tell is as published: 64 channels per head, theta 10, drop path 0.05, masking between 0.4 and
 * 0.6.
 */
final class MaeTokLayout {

  private static final int HEAD_WIDTH = 64;
  private static final double DROP_PATH = 0.05;

  private final Map<String, long[]> shapes;

  private MaeTokLayout(Map<String, long[]> shapes) {
    this.shapes = shapes;
  }

  /**
   * The configuration of a MAETok state dict.
   *
   * @throws IllegalArgumentException if it is of another kind of model; the message says why
   */
  static MaeTokConfig infer(Map<String, long[]> shapes) {
    var layout = new MaeTokLayout(shapes);
    layout.refuseOtherModels();
    return layout.config();
  }

  private void refuseOtherModels() {
    if (starts("quantize.")) {
      throw new IllegalArgumentException(
          "it quantizes its latents (quantize.*): this is a SoftVQ or VQ tokenizer, not MAETok");
    }
    if (shape("quant_conv.weight", 2)[0] != shape("post_quant_conv.weight", 2)[1]) {
      throw new IllegalArgumentException(
          "quant_conv has not as many outputs as post_quant_conv has inputs: this is a KL-VAE, not"
              + " MAETok");
    }
    if (shapes.containsKey("decoder.to_pixel.model.1.weight")) {
      throw new IllegalArgumentException(
          "decoder.to_pixel is a stack of convolutions; only the linear one is supported");
    }
  }

  private MaeTokConfig config() {
    long[] patches = shape("encoder.model.patch_embed.proj.weight", 4);
    int patch = (int) patches[2];
    int image = patch * side("encoder.model.pos_embed", shape("encoder.model.pos_embed", 3)[1] - 1);
    return new MaeTokConfig(
        image,
        patch,
        shapes.containsKey("encoder.latent_tokens")
            ? (int) shape("encoder.latent_tokens", 3)[1]
            : 0,
        (int) shape("quant_conv.weight", 2)[0],
        transformer("encoder"),
        decoder("decoder", DROP_PATH),
        positions(patch, image),
        shapes.containsKey("encoder.mask_token") ? MaskingConfig.published() : MaskingConfig.none(),
        starts("decoder_hog.") ? decoder("decoder_hog", 0) : null,
        InitConfig.published());
  }

  private PositionConfig positions(int patch, int image) {
    return Optional.ofNullable(shapes.get("encoder.freqs_t_x"))
        .map(stored -> PositionConfig.mixedRope(patch * side("encoder.freqs_t_x", stored[0])))
        .orElse(PositionConfig.absolute(image));
  }

  private DecoderConfig decoder(String name, double dropPath) {
    String model = name + ".model.";
    boolean modulated = shapes.containsKey(model + "blocks.0.adaLN_modulation.1.weight");
    long[] head = shapes.get(model + "head.weight");
    return new DecoderConfig(
        transformer(name),
        modulated ? DecoderConfig.Kind.MODULATED : DecoderConfig.Kind.PLAIN,
        shapes.containsKey(model + "cls_token"),
        dropPath,
        head == null ? 0 : (int) head[0]);
  }

  private TransformerConfig transformer(String name) {
    int width = (int) shape(name + ".model.blocks.0.attn.proj.weight", 2)[0];
    if (width % HEAD_WIDTH != 0) {
      throw new IllegalArgumentException(
          "%s is %d wide, which cannot be parted into heads of %d: give the configuration"
              .formatted(name, width, HEAD_WIDTH));
    }
    int depth = 0;
    while (shapes.containsKey(name + ".model.blocks." + depth + ".attn.qkv.weight")) {
      depth++;
    }
    return new TransformerConfig(width, depth, width / HEAD_WIDTH);
  }

  private boolean starts(String prefix) {
    return shapes.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private long[] shape(String name, int dimensions) {
    long[] shape = shapes.get(name);
    if (shape == null || shape.length != dimensions) {
      throw new IllegalArgumentException(
          "it has no %s of %d dimensions, so it is not a MAETok tokenizer"
              .formatted(name, dimensions));
    }
    return shape;
  }

  private static int side(String name, long tokens) {
    int side = (int) Math.round(Math.sqrt(tokens));
    if ((long) side * side != tokens) {
      throw new IllegalArgumentException(
          "%s counts %d image tokens, which make no square".formatted(name, tokens));
    }
    return side;
  }

  /** Names that published checkpoints may lack, since nothing uses them. */
  static List<String> unused(MaeTokConfig config) {
    List<String> parts = List.of("patch_embed.proj.weight", "patch_embed.proj.bias", "pos_embed");
    List<String> kept = config.positions().rotary() ? parts : parts.subList(0, 2);
    return Stream.of("decoder", "decoder_hog")
        .flatMap(name -> kept.stream().map(part -> name + ".model." + part))
        .toList();
  }
}
