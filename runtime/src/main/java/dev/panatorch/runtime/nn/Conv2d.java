package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution over two dimensions ({@code torch.nn.Conv2d}); parameters {@code weight} [out, in,
 * kernel, kernel] and {@code bias} [out].
 */
public final class Conv2d extends Module implements Layer {

  private final Tensor weight;
  private final @Nullable Tensor bias;
  private final long[] stride;
  private final long[] padding;

  /** With a bias. */
  public Conv2d(Factory factory, long in, long out, long kernel, long stride, long padding) {
    this(factory, in, out, kernel, stride, padding, true);
  }

  /**
   * Square kernels; values as PyTorch's defaults: uniform within 1 / sqrt(fan in) of zero.
   *
   * @param padding zeros added on each side
   */
  public Conv2d(
      Factory factory, long in, long out, long kernel, long stride, long padding, boolean bias) {
    this(factory, in, out, both(kernel), both(stride), both(padding), bias);
  }

  /**
   * Rectangular kernels; values as above.
   *
   * @param kernel height and width
   * @param stride down and across
   * @param padding zeros added above and below, and on each side
   */
  public Conv2d(
      Factory factory,
      long in,
      long out,
      long[] kernel,
      long[] stride,
      long[] padding,
      boolean bias) {
    Tensor empty = factory.empty(out, in, kernel[0], kernel[1]);
    this.weight = parameter("weight", Init.kaimingUniform(empty, factory));
    this.bias =
        bias ? parameter("bias", Init.defaultBias(factory.empty(out), weight, factory)) : null;
    this.stride = stride.clone();
    this.padding = padding.clone();
  }

  private static long[] both(long size) {
    return new long[] {size, size};
  }

  /** Maps [N, in, H, W] to [N, out, H', W']. */
  @Override
  public Tensor forward(Tensor x) {
    return x.conv2d(weight, bias, stride, padding);
  }

  /** The kernels, [out, in, kernel, kernel]. */
  public Tensor weight() {
    return weight;
  }

  /** The bias, [out], or null. */
  public @Nullable Tensor bias() {
    return bias;
  }
}
