package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import org.jspecify.annotations.Nullable;

/** Random masks of zeros and 1 / (share kept), which leave the expected value as it is. */
final class Masks {

  private Masks() {}

  static double checkRate(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("a rate of " + rate + " is not in 0 .. 1, 1 excluded");
    }
    return rate;
  }

  static Tensor multiply(
      Tensor x, long[] maskShape, double rate, @Nullable Generator generator, String who) {
    if (generator == null) {
      throw new IllegalStateException(
          who + " needs a generator in training; make it with one or call train(false)");
    }
    return Scope.run(() -> {
      double kept = 1 - rate;
      Tensor mask = Torch.empty(maskShape, x.dtype(), generator.device());
      mask.bernoulli_(kept, generator).div_(kept);
      return x.mul(mask.to(x.device()));
    });
  }
}
