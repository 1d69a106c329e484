package dev.panatorch.runtime.metrics.inception;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.BatchNorm;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Module;

/** Convolution without bias, batch norm, ReLU: what the whole network is made of. */
final class ConvUnit extends Module implements Layer {

  private static final double EPSILON = 1e-3;

  private final Conv2d conv;
  private final BatchNorm bn;

  /**
   * The shape of a unit's kernel.
   *
   * @param size height and width
   * @param stride both ways
   * @param padding zeros above and below, and on each side
   */
  record Kernel(long[] size, long stride, long[] padding) {

    /** A square that leaves out the border. */
    static Kernel inside(long size, long stride) {
      return new Kernel(new long[] {size, size}, stride, new long[] {0, 0});
    }

    /** An odd rectangle that keeps the image's size. */
    static Kernel same(long height, long width) {
      return new Kernel(
          new long[] {height, width}, 1, new long[] {(height - 1) / 2, (width - 1) / 2});
    }
  }

  ConvUnit(Factory factory, long in, long out, Kernel kernel) {
    long[] stride = {kernel.stride(), kernel.stride()};
    conv =
        child("conv", new Conv2d(factory, in, out, kernel.size(), stride, kernel.padding(), false));
    bn = child("bn", new BatchNorm(factory, out, EPSILON));
  }

  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(() -> bn.forward(conv.forward(x)).relu_());
  }
}
