package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.function.Consumer;

/**
 * Initial values, as {@code torch.nn.init} draws them: with a generator in the same state, on the
 * same device, the values are PyTorch's.
 *
 * <p>Each method fills a tensor (a parameter or a view of one) in place, unrecorded, and returns
 * it. Those that draw leave it alone where the factory has no generator.
 */
public final class Init {

  /** Where truncated normal draws are cut: an absolute value, not a multiple of the deviation. */
  private static final double CUT = 2;

  private Init() {}

  /** Zeros. */
  public static Tensor zeros(Tensor tensor) {
    return constant(tensor, 0);
  }

  /** Ones. */
  public static Tensor ones(Tensor tensor) {
    return constant(tensor, 1);
  }

  /** One value everywhere. */
  public static Tensor constant(Tensor tensor, double value) {
    try (var scope = Scope.open()) {
      tensor.detach().fill_(value);
    }
    return tensor;
  }

  /** Normal with mean 0 ({@code normal_}). */
  public static Tensor normal(Tensor tensor, double std, Factory factory) {
    return normal(tensor, 0, std, factory);
  }

  /** Normal ({@code normal_}). */
  public static Tensor normal(Tensor tensor, double mean, double std, Factory factory) {
    return fill(tensor, factory, target -> target.normal_(mean, std, factory.generator()));
  }

  /** Uniform between {@code low} and {@code high} ({@code uniform_}). */
  public static Tensor uniform(Tensor tensor, double low, double high, Factory factory) {
    return fill(tensor, factory, target -> target.uniform_(low, high, factory.generator()));
  }

  /**
   * Normal with mean 0, cut at -2 and 2 whatever the deviation is ({@code trunc_normal_} with its
   * default bounds, as of PyTorch 2.13: draws outside are drawn again).
   */
  public static Tensor truncatedNormal(Tensor tensor, double std, Factory factory) {
    return fill(tensor, factory, target -> TruncatedNormal.fill(target, std, CUT, factory));
  }

  /**
   * Uniform within sqrt(6 / (fan in + fan out)) of zero (Glorot and Bengio, 2010; {@code
   * xavier_uniform_}). The fans of a convolution count its kernel.
   */
  public static Tensor xavierUniform(Tensor tensor, Factory factory) {
    double bound = Math.sqrt(3.0) * Math.sqrt(2.0 / (fanIn(tensor) + fanOut(tensor)));
    return uniform(tensor, -bound, bound, factory);
  }

  /**
   * Uniform within 1 / sqrt(fan in) of zero: the default of PyTorch's Linear and Conv2d weights
   * ({@code kaiming_uniform_} with a = sqrt 5).
   */
  public static Tensor kaimingUniform(Tensor tensor, Factory factory) {
    double gain = Math.sqrt(2.0 / (1 + Math.pow(Math.sqrt(5), 2)));
    double bound = Math.sqrt(3.0) * (gain / Math.sqrt(fanIn(tensor)));
    return uniform(tensor, -bound, bound, factory);
  }

  /** The default of the bias that goes with {@code weight}: uniform within 1 / sqrt(fan in). */
  public static Tensor defaultBias(Tensor bias, Tensor weight, Factory factory) {
    double bound = 1 / Math.sqrt(fanIn(weight));
    return uniform(bias, -bound, bound, factory);
  }

  private static double fanIn(Tensor weight) {
    long[] shape = matrixShape(weight);
    return shape[1] * (double) kernel(shape);
  }

  private static double fanOut(Tensor weight) {
    long[] shape = matrixShape(weight);
    return shape[0] * (double) kernel(shape);
  }

  private static long kernel(long[] shape) {
    long size = 1;
    for (int i = 2; i < shape.length; i++) {
      size *= shape[i];
    }
    return size;
  }

  private static long[] matrixShape(Tensor weight) {
    long[] shape = weight.shape();
    if (shape.length < 2) {
      throw new IllegalArgumentException(
          "the fans of " + weight + " are not defined: it has fewer than two dimensions");
    }
    return shape;
  }

  private static Tensor fill(Tensor tensor, Factory factory, Consumer<Tensor> draw) {
    Generator generator = factory.generator();
    if (generator == null) {
      return tensor;
    }
    try (var scope = Scope.open()) {
      Tensor target = tensor.detach();
      if (target.device().kind() == generator.device().kind()) {
        draw.accept(target);
      } else {
        Tensor drawn = Torch.empty(target.shape(), target.dtype(), generator.device());
        draw.accept(drawn);
        target.copy_(drawn);
      }
    }
    return tensor;
  }
}
