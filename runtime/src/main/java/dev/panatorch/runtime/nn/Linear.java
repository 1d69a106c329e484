package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * y = x W^T + b ({@code torch.nn.Linear}); parameters {@code weight} [out, in] and {@code bias}
 * [out].
 */
public final class Linear extends Module implements Layer {

  private final Tensor weight;
  private final @Nullable Tensor bias;

  /** With a bias. */
  public Linear(Factory factory, long in, long out) {
    this(factory, in, out, true);
  }

  /** Values as PyTorch's defaults: uniform within 1 / sqrt(in) of zero. */
  public Linear(Factory factory, long in, long out, boolean bias) {
    this.weight = parameter("weight", Init.kaimingUniform(factory.empty(out, in), factory));
    this.bias =
        bias ? parameter("bias", Init.defaultBias(factory.empty(out), weight, factory)) : null;
  }

  /** Maps [..., in] to [..., out]. */
  @Override
  public Tensor forward(Tensor x) {
    return x.linear(weight, bias);
  }

  /** The matrix, [out, in]. */
  public Tensor weight() {
    return weight;
  }

  /** The bias, [out], or null. */
  public @Nullable Tensor bias() {
    return bias;
  }
}
