package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Embedding;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;

/** Embeds classes; where there is a null class, it is the last row of the table. */
final class LabelEmbedding extends Module implements Layer {

  private final Embedding table;

  LabelEmbedding(Factory factory, DenoiserConfig config, long width) {
    long rows = config.classes() + (config.nullClass() ? 1 : 0);
    this.table = child("embedding_table", new Embedding(factory, rows, width));
  }

  /** Maps labels [B], int64, to [B, width]. */
  @Override
  public Tensor forward(Tensor labels) {
    return table.forward(labels);
  }
}
