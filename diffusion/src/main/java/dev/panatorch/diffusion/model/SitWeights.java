package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Interpolant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a {@link Sit} is, read off the names and shapes of its weights. Three facts do not show
 * there: the interpolant, which must be told; the heads, which follow from the width only for the
 * published sizes; and the label dropout, which is set to 0.1.
 */
public final class SitWeights {

  private static final double LABEL_DROPOUT = 0.1;

  private SitWeights() {}

  /**
   * The configuration of a state dict of {@link Sit}, MAETok's SiT or the original SiT.
   *
   * @param shapes of all tensors by their official names
   * @param interpolant the path and the time convention that the model was trained with
   * @param heads where the width is not one of a published size
   * @throws IllegalArgumentException naming the tensor that is missing or of an unexpected shape
   */
  public static SitConfig config(
      Map<String, long[]> shapes, Interpolant interpolant, OptionalLong heads) {
    long[] positions = shape(shapes, Sit.POSITIONS, 3);
    long tokens = positions[1];
    long width = positions[2];
    LatentInput input = input(shapes, tokens);
    long rows = shape(shapes, "final_layer.linear.weight", 2)[0];
    boolean learnSigma = rows == 2 * input.features();
    if (!learnSigma && rows != input.features()) {
      throw new IllegalArgumentException(
          "final_layer.linear.weight has %d rows; %s needs %d, or twice as many"
              .formatted(rows, input, input.features()));
    }
    return new SitConfig(
        input,
        depth(shapes),
        width,
        heads.orElseGet(() -> publishedHeads(width)),
        (double) shape(shapes, "blocks.0.mlp.fc1.weight", 2)[0] / width,
        shape(shapes, "y_embedder.embedding_table.weight", 2)[0] - 1,
        LABEL_DROPOUT,
        learnSigma,
        interpolant);
  }

  private static LatentInput input(Map<String, long[]> shapes, long tokens) {
    if (shapes.containsKey("x_embedder.weight")) {
      return new LatentInput.Tokens(tokens, shape(shapes, "x_embedder.weight", 2)[1]);
    }
    long[] patch = shape(shapes, "x_embedder.proj.weight", 4);
    long side = Math.round(Math.sqrt(tokens));
    if (side * side != tokens) {
      throw new IllegalArgumentException(
          "pos_embed has " + tokens + " positions, which are no square of patches");
    }
    return new LatentInput.Patches(side * patch[2], patch[1], patch[2]);
  }

  private static int depth(Map<String, long[]> shapes) {
    int depth = 0;
    while (shapes.containsKey("blocks." + depth + ".attn.qkv.weight")) {
      depth++;
    }
    return depth;
  }

  private static long publishedHeads(long width) {
    return SitSize.ofWidth(width)
        .map(SitSize::heads)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the weights do not show how many heads a model of width "
                    + width
                    + " has; say it"));
  }

  private static long[] shape(Map<String, long[]> shapes, String name, int dimensions) {
    long[] shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException(
          "these are not the weights of a SiT: there is no \"" + name + "\"");
    }
    if (shape.length != dimensions) {
      throw new IllegalArgumentException(
          "\"%s\" has %d dimensions, a SiT's has %d".formatted(name, shape.length, dimensions));
    }
    return shape;
  }
}
