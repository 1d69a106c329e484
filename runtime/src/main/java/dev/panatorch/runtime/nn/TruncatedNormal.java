package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * Normal draws with mean 0 between two bounds.
 *
 * <p>Most deviations leave nearly all of the density inside the bounds: values are drawn and those
 * outside drawn again, as PyTorch does. The inverse of the distribution function would need no
 * second draw, but in float32 it turns one draw of 2^24 into the bound itself, which lies 100
 * deviations off for the usual 0.02; it serves where the bounds cut deep and that cannot happen.
 */
final class TruncatedNormal {

  private static final double ACCEPTED_SHARE = 0.3;

  private TruncatedNormal() {}

  static void fill(Tensor target, double std, double cut, Factory factory) {
    double inside;
    try (var scope = Scope.open()) {
      inside = Tensor.scalar(cut / std / Math.sqrt(2), DType.FLOAT64).erf().item();
    }
    if (inside > ACCEPTED_SHARE) {
      drawAgain(target, std, cut, factory);
    } else {
      invert(target, std, cut, inside, factory);
    }
  }

  private static void drawAgain(Tensor target, double std, double cut, Factory factory) {
    target.normal_(0, std, factory.generator());
    boolean done = false;
    while (!done) {
      try (var scope = Scope.open()) {
        Tensor outside = target.abs().gt(cut);
        done = outside.any().itemLong() == 0;
        if (!done) {
          Tensor again = target.emptyLike().normal_(0, std, factory.generator());
          target.copy_(outside.where(again, target));
        }
      }
    }
  }

  private static void invert(
      Tensor target, double std, double cut, double inside, Factory factory) {
    try (var scope = Scope.open()) {
      target.uniform_(-inside, inside, factory.generator());
      target.copy_(target.erfinv().mul_(std * Math.sqrt(2)).clamp_(-cut, cut));
    }
  }
}
