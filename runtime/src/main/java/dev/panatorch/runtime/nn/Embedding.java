package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;

/** A table of vectors ({@code torch.nn.Embedding}); parameter {@code weight} [count, width]. */
public final class Embedding extends Module implements Layer {

  private final Tensor weight;

  /** Standard normal values, as PyTorch's default. */
  public Embedding(Factory factory, long count, long width) {
    this.weight = parameter("weight", Init.normal(factory.empty(count, width), 1, factory));
  }

  /** Maps whole numbers [...] in 0 .. count - 1 to their rows [..., width]. */
  @Override
  public Tensor forward(Tensor indices) {
    return weight.embedding(indices);
  }

  /** The table, [count, width]. */
  public Tensor weight() {
    return weight;
  }
}
