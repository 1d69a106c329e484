package dev.panatorch.maetok;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a tokenizer's configuration off the names and shapes of its state dict. What they do not
 * tell is as published: 64 channels per head, theta 10, drop path 0.05, masking between 0.4 and
 * 0.6.
 */
final class MaeTokLayout {

  private static final int HEAD_WIDTH = 64;
  private static final double DROP_PATH = 0.05;

  /** Teachers, and a projection that the published class makes and never uses. */
  private static final List<String> LEFT_OVER =
      List.of("repa_model.", "clip_model.", "projection.");

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
    if (shapes.containsKey("quantize.embedding.weight")) {
      throw new IllegalArgumentException(
          "it has one codebook of hard choices (quantize.embedding.weight): this is a VQ tokenizer,"
              + " whose codes are no continuous latents");
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
        (int) shape("post_quant_conv.weight", 2)[1],
        bottleneck(),
        transformer("encoder"),
        decoder("decoder", DROP_PATH),
        shapes.containsKey("decoder.to_pixel.model.1.weight")
            ? MaeTokConfig.PixelHead.CONVOLUTIONS
            : MaeTokConfig.PixelHead.LINEAR,
        positions(patch, image),
        shapes.containsKey("encoder.mask_token") ? MaskingConfig.published() : MaskingConfig.none(),
        auxiliary(),
        InitConfig.published());
  }

  private BottleneckConfig bottleneck() {
    if (starts("quantize.")) {
      long[] codes = shape("quantize.embedding", 3);
      BottleneckConfig.SoftVq published = BottleneckConfig.SoftVq.published();
      return new BottleneckConfig.SoftVq(
          (int) codes[0], (int) codes[1], published.temperature(), published.entropyWeight());
    }
    long numbers = shape("quant_conv.weight", 2)[0];
    long channels = shape("post_quant_conv.weight", 2)[1];
    if (numbers == 2 * channels) {
      return BottleneckConfig.Kl.published();
    }
    if (numbers != channels) {
      throw new IllegalArgumentException(
          "quant_conv has %d outputs and post_quant_conv %d inputs: a plain tokenizer has as many, a"
                  .formatted(numbers, channels)
              + " KL-VAE twice as many");
    }
    return new BottleneckConfig.Plain();
  }

  private Map<AuxiliaryTarget, AuxiliaryConfig> auxiliary() {
    Map<AuxiliaryTarget, AuxiliaryConfig> all = new EnumMap<>(AuxiliaryTarget.class);
    for (AuxiliaryTarget target : AuxiliaryTarget.values()) {
      long[] head = shapes.get("to_pixel_" + target.key() + ".weight");
      if (head != null) {
        String name = "decoder_" + target.key();
        DecoderConfig decoder = starts(name + ".") ? decoder(name, 0) : null;
        all.put(target, new AuxiliaryConfig((int) head[0], decoder, 1));
      }
    }
    return all;
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

  /** Whether a checkpoint of a training run holds this for teaching or for other targets. */
  static boolean isLeftOver(String name, Set<AuxiliaryTarget> targets) {
    return LEFT_OVER.stream().anyMatch(name::startsWith)
        || Stream.of(AuxiliaryTarget.values())
            .filter(target -> !targets.contains(target))
            .anyMatch(target -> belongsTo(target, name));
  }

  private static boolean belongsTo(AuxiliaryTarget target, String name) {
    String part = name.substring(0, name.indexOf('.') + 1);
    String ending = "_" + target.key() + ".";
    return Stream.of("decoder", "post_quant_conv", "to_pixel")
            .anyMatch(s -> part.equals(s + ending))
        || target == AuxiliaryTarget.HOG && part.equals("hog_generator.");
  }

  /** Names that published checkpoints may lack, since nothing uses them. */
  static List<String> unused(MaeTokConfig config) {
    List<String> parts = List.of("patch_embed.proj.weight", "patch_embed.proj.bias", "pos_embed");
    List<String> kept = config.positions().rotary() ? parts : parts.subList(0, 2);
    var unused = new ArrayList<String>();
    kept.forEach(part -> unused.add("decoder.model." + part));
    for (AuxiliaryTarget target : AuxiliaryTarget.values()) {
      kept.forEach(part -> unused.add("decoder_" + target.key() + ".model." + part));
    }
    unused.add("quantize.codebook_used");
    return unused;
  }
}
