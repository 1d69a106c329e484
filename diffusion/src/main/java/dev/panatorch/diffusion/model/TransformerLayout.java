package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.model.Backbone.FeedForward;
import dev.panatorch.diffusion.model.Backbone.Norm;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.nn.Attention.HeadNorm;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a {@link DiffusionTransformer} from the shapes of its weights. A table with
 * a single class is taken to have no null class; every other one ends with it, as the official ones
 * do.
 */
final class TransformerLayout {

  /** REPA's block, which the weights do not show. */
  private static final int PROJECTED_BLOCK = ProjectorConfig.REPA.afterBlock();

  private static final int PARTS_WITH_SHIFT = 6;

  private TransformerLayout() {}

  static TransformerConfig config(Shapes shapes, Parameterization meaning, OptionalLong heads) {
    long[] positions = shapes.of(DiffusionTransformer.POSITIONS, 3);
    LatentInput input = shapes.input("x_embedder", positions[1]);
    long rows = shapes.of("final_layer.linear.weight", 2)[0];
    boolean learnSigma = rows == 2 * input.features();
    if (!learnSigma && rows != input.features()) {
      throw new IllegalArgumentException(
          "final_layer.linear.weight has %d rows; %s needs %d, or twice as many"
              .formatted(rows, input, input.features()));
    }
    long table = shapes.of("y_embedder.embedding_table.weight", 2)[0];
    boolean nullClass = table > 1;
    return new TransformerConfig(
        input,
        backbone(shapes, positions[2], heads),
        nullClass ? table - 1 : table,
        nullClass,
        learnSigma,
        shapes.has(DenoiserWeights.TEMPERATURE),
        projector(shapes),
        meaning);
  }

  private static Backbone backbone(Shapes shapes, long width, OptionalLong told) {
    boolean gated = shapes.has("blocks.0.mlp.w12.weight");
    FeedForward feedForward = gated ? FeedForward.SWIGLU : FeedForward.MLP;
    long hidden =
        gated
            ? shapes.of("blocks.0.mlp.w12.weight", 2)[0] / 2
            : shapes.of("blocks.0.mlp.fc1.weight", 2)[0];
    boolean rotary = shapes.has("feat_rope.freqs_cos");
    return new Backbone(
        shapes.count("blocks.", ".attn.qkv.weight"),
        width,
        heads(shapes, width, rotary, told),
        Backbone.mlpRatio(width, hidden, feedForward),
        shapes.has("blocks.0.norm1.weight") ? Norm.RMS : Norm.LAYER,
        feedForward,
        headNorm(shapes),
        rotary,
        shapes.of("blocks.0.adaLN_modulation.1.weight", 2)[0] == PARTS_WITH_SHIFT * width);
  }

  private static long heads(Shapes shapes, long width, boolean rotary, OptionalLong told) {
    if (told.isEmpty() && rotary) {
      return width / shapes.of("feat_rope.freqs_cos", 2)[1];
    }
    if (told.isEmpty() && shapes.has("blocks.0.attn.q_norm.weight")) {
      return width / shapes.of("blocks.0.attn.q_norm.weight", 1)[0];
    }
    OptionalLong published =
        TransformerSize.ofWidth(width)
            .map(size -> OptionalLong.of(size.heads()))
            .orElse(OptionalLong.empty());
    return Shapes.heads(width, told, published);
  }

  private static HeadNorm headNorm(Shapes shapes) {
    if (!shapes.has("blocks.0.attn.q_norm.weight")) {
      return HeadNorm.NONE;
    }
    return shapes.has("blocks.0.attn.q_norm.bias") ? HeadNorm.LAYER : HeadNorm.RMS;
  }

  private static @Nullable ProjectorConfig projector(Shapes shapes) {
    if (!shapes.has("projectors.0.0.weight")) {
      return null;
    }
    return new ProjectorConfig(
        PROJECTED_BLOCK,
        shapes.of("projectors.0.0.weight", 2)[0],
        shapes.of("projectors.0.4.weight", 2)[0]);
  }
}
