package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Normalises the last dimension to mean 0 and variance 1 ({@code torch.nn.LayerNorm}); where
 * affine, parameters {@code weight} and {@code bias} [width] follow.
 */
public final class LayerNorm extends Module implements Layer {

  private final long[] shape;
  private final double epsilon;
  private final @Nullable Tensor weight;
  private final @Nullable Tensor bias;

  /** Affine. */
  public LayerNorm(Factory factory, long width, double epsilon) {
    this(factory, width, epsilon, true);
  }

  /**
   * The weight starts at 1, the bias at 0.
   *
   * @param epsilon added to the variance
   * @param affine whether a weight and a bias are learned
   */
  public LayerNorm(Factory factory, long width, double epsilon, boolean affine) {
    this.shape = new long[] {width};
    this.epsilon = epsilon;
    this.weight = affine ? parameter("weight", factory.ones(width)) : null;
    this.bias = affine ? parameter("bias", factory.zeros(width)) : null;
  }

  /** Maps [..., width] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    return x.layerNorm(shape, weight, bias, epsilon);
  }
}
