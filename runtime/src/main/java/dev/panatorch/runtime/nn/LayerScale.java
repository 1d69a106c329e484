package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;

/** Multiplies by a learned vector {@code gamma} [width] (Touvron and others, 2021, CaiT). */
public final class LayerScale extends Module implements Layer {

  private final Tensor gamma;

  /** All elements start at {@code initial}. */
  public LayerScale(Factory factory, long width, double initial) {
    this.gamma = parameter("gamma", Init.constant(factory.empty(width), initial));
  }

  /** Maps [..., width] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    return x.mul(gamma);
  }
}
