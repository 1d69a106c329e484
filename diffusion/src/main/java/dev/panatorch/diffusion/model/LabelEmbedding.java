package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Embedding;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;

/** Embeds classes; the last row of the table is the null class. */
final class LabelEmbedding extends Module implements Layer {

  private final Embedding table;

  LabelEmbedding(Factory factory, long classes, long width) {
    this.table = child("embedding_table", new Embedding(factory, classes + 1, width));
  }

  /** Maps labels [B], int64, to [B, width]. */
  @Override
  public Tensor forward(Tensor labels) {
    return table.forward(labels);
  }
}
