package dev.panatorch.tools.analyze;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.model.UVitConfig;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.analysis.ModelCost;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What one pass of a part of a model costs for one image, from the shapes of its weights and how
 * often each is applied.
 *
 * @param part name of the part
 * @param parameters elements of its weights
 * @param cost multiply-adds by kind
 */
record PartCost(String part, long parameters, ModelCost cost) {

  private static final double MEBI = 1 << 20;

  /** Tokens that a U-ViT has beside those of the latents: time and class. */
  private static final long UVIT_EXTRA = 2;

  /** MB as papers give it: float32, 2^20 bytes. */
  double megabytes() {
    return parameters * Float.BYTES / MEBI;
  }

  /** From images to latents. */
  static PartCost encoder(MaeTok tokenizer) {
    long image = tokenizer.config().grid().tokens();
    long latents = tokenizer.config().latents();
    boolean learned = tokenizer.config().latentTokens() > 0;
    long tokens = 1 + image + (learned ? latents : 0);
    int depth = tokenizer.config().encoder().depth();
    return of(
        "encoder",
        tokenizer.parameters(),
        name -> {
          if (name.startsWith("encoder.model.blocks.")) {
            return tokens;
          }
          return name.startsWith("encoder.model.patch_embed.")
              ? image
              : name.startsWith("quant_conv.") ? latents : name.startsWith("encoder.") ? 0 : -1;
        },
        new Attention(depth, tokens, tokenizer.config().encoder().width()));
  }

  /** From latents to images. */
  static PartCost decoder(MaeTok tokenizer) {
    long image = tokenizer.config().grid().tokens();
    long latents = tokenizer.config().latents();
    boolean learned = tokenizer.config().latentTokens() > 0;
    var decoder = tokenizer.config().decoder();
    long tokens = image + (learned ? latents : 0) + (decoder.classToken() ? 1 : 0);
    return of(
        "decoder",
        tokenizer.parameters(),
        name -> {
          if (name.startsWith("decoder.") && name.contains(".adaLN_modulation.")) {
            return latents;
          }
          if (name.startsWith("decoder.model.blocks.")) {
            return tokens;
          }
          return name.startsWith("decoder.to_pixel.")
              ? pixelPlaces(name, image)
              : name.startsWith("post_quant_conv.")
                  ? latents
                  : name.startsWith("decoder.") ? 0 : -1;
        },
        new Attention(decoder.transformer().depth(), tokens, decoder.transformer().width()));
  }

  /** Places of a layer of the pixel head: its convolutions, 4, 7 and so on, enlarge by two each. */
  private static long pixelPlaces(String name, long image) {
    String[] parts = name.split("\\.");
    String layer = parts[parts.length - 2];
    return layer.matches("\\d+") ? image << 2 * ((Integer.parseInt(layer) - 1) / 3) : image;
  }

  /** One evaluation for one image, without guidance. */
  static PartCost denoiser(DenoiserModule model) {
    Map<String, Tensor> parameters = model.parameters();
    long places = model.config().input().tokens();
    long tokens = places + (model.config() instanceof UVitConfig ? UVIT_EXTRA : 0);
    long depth =
        parameters.keySet().stream().filter(name -> name.endsWith(".attn.qkv.weight")).count();
    long width =
        parameters.entrySet().stream()
            .filter(e -> e.getKey().endsWith(".attn.qkv.weight"))
            .mapToLong(e -> e.getValue().size(1))
            .findFirst()
            .orElse(0);
    return of(
        "denoiser",
        parameters,
        name -> {
          if (name.startsWith("projector")) {
            return -1;
          }
          boolean once =
              name.contains("adaLN_modulation")
                  || name.contains("t_embedder")
                  || name.contains("time");
          return name.contains("embedding_table") || name.contains("pos_embed")
              ? 0
              : once ? 1 : name.startsWith("patch_embed") ? places : tokens;
        },
        new Attention(depth, tokens, width));
  }

  private record Attention(long depth, long tokens, long width) {
    ModelCost products() {
      long all = 2 * depth * tokens * tokens * width;
      return new ModelCost(0, 0, all, 0, (2 * depth + 1) * tokens * width);
    }
  }

  /**
   * Adds up.
   *
   * @param applied how often a weight is applied for an image; negative if it belongs elsewhere
   */
  private static PartCost of(
      String part,
      Map<String, Tensor> parameters,
      ToLongFunction<String> applied,
      Attention attention) {
    long elements = 0;
    ModelCost cost = attention.products();
    for (Map.Entry<String, Tensor> each : parameters.entrySet()) {
      String name = each.getKey();
      Tensor weight = each.getValue();
      long times = applied.applyAsLong(name);
      if (times < 0) {
        continue;
      }
      elements += weight.numel();
      long products = times * weight.numel();
      if (name.endsWith(".weight") && weight.dim() == 2) {
        cost =
            cost.plus(
                name.contains(".attn.")
                    ? new ModelCost(products, 0, 0, 0, 0)
                    : new ModelCost(0, products, 0, 0, 0));
      } else if (name.endsWith(".weight") && weight.dim() == 4) {
        cost = cost.plus(new ModelCost(0, 0, 0, products, 0));
      }
    }
    return new PartCost(part, elements, cost);
  }
}
