package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In training, zeroes whole samples at random and divides the others by the share that is kept
 * (stochastic depth, Huang and others, 2016; {@code timm.layers.DropPath}); in evaluation, the
 * identity.
 */
public final class DropPath extends Module implements Layer {

  private final double rate;
  private final @Nullable Generator generator;

  /**
   * Draws from a generator of the caller's, who seeds it for each step and closes it.
   *
   * @param rate share of the samples that become zero, 0 .. 1, 1 excluded
   * @param generator may be null where this is never used in training
   */
  public DropPath(double rate, @Nullable Generator generator) {
    this.rate = Masks.checkRate(rate);
    this.generator = generator;
  }

  /** Maps [N, ...] to the same shape; returns {@code x} itself where nothing is dropped. */
  @Override
  public Tensor forward(Tensor x) {
    if (rate == 0 || !isTraining()) {
      return x;
    }
    long[] shape = x.shape();
    Arrays.fill(shape, 1, shape.length, 1);
    return Masks.multiply(x, shape, rate, generator, "drop path");
  }
}
