package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * In training, zeroes elements at random and divides the others by the share that is kept ({@code
 * torch.nn.Dropout}); in evaluation, the identity.
 */
public final class Dropout extends Module implements Layer {

  private final double rate;
  private final @Nullable Generator generator;

  /**
   * Draws from a generator of the caller's, who seeds it for each step and closes it.
   *
   * @param rate share of the elements that become zero, 0 .. 1, 1 excluded
   * @param generator may be null where this is never used in training
   */
  public Dropout(double rate, @Nullable Generator generator) {
    this.rate = Masks.checkRate(rate);
    this.generator = generator;
  }

  /** Maps [...] to the same shape; returns {@code x} itself where nothing is dropped. */
  @Override
  public Tensor forward(Tensor x) {
    return rate == 0 || !isTraining()
        ? x
        : Masks.multiply(x, x.shape(), rate, generator, "dropout");
  }
}
