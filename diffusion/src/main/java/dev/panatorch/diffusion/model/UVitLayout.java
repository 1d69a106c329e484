package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Parameterization;
import java.util.Map;
import java.util.OptionalLong;

/** The configuration of a {@link UVit} from the shapes of its weights. */
final class UVitLayout {

  /** Heads of UViT-S, USiT-H and USiT-2B by their widths. */
  private static final Map<Long, Long> PUBLISHED_HEADS = Map.of(512L, 8L, 1152L, 16L, 2048L, 32L);

  private UVitLayout() {}

  static UVitConfig config(Shapes shapes, Parameterization meaning, OptionalLong heads) {
    long[] positions = shapes.of("pos_embed", 3);
    long width = positions[2];
    Long published = PUBLISHED_HEADS.get(width);
    return new UVitConfig(
        shapes.input(UVit.EMBEDDING, positions[1] - 2),
        2 * shapes.count("in_blocks.", ".attn.qkv.weight"),
        width,
        Shapes.heads(
            width, heads, published == null ? OptionalLong.empty() : OptionalLong.of(published)),
        (double) shapes.of("mid_block.mlp.fc1.weight", 2)[0] / width,
        shapes.of("label_emb.embedding_table.weight", 2)[0] - 1,
        true,
        meaning);
  }
}
