package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/**
 * The kernel inception distance (Binkowski et al. 2018): the unbiased squared maximum mean
 * discrepancy with the kernel (x.y / d + 1)^3, averaged over random subsets. May be slightly below
 * 0 for equal distributions.
 *
 * @param subsets number of subsets
 * @param subsetSize images of each side in a subset
 * @param seed from which the subsets follow
 */
public record KernelDistance(int subsets, int subsetSize, long seed) {

  /** 100 subsets of 1000, as torchmetrics and torch-fidelity. */
  public static final KernelDistance STANDARD = new KernelDistance(100, 1000, 2020);

  private static final int DEGREE = 3;

  /** Checks the numbers. */
  public KernelDistance {
    if (subsets < 1 || subsetSize < 2) {
      throw new IllegalArgumentException(
          "give at least 1 subset of at least 2 images, got %d of %d"
              .formatted(subsets, subsetSize));
    }
  }

  /**
   * The distance.
   *
   * @param mean mean over the subsets
   * @param std standard deviation over the subsets, with divisor n
   */
  public record Result(double mean, double std) {}

  /**
   * The distance of two sets of features.
   *
   * @param reference [n, d], n at least {@link #subsetSize}
   * @param generated [m, d], m at least {@link #subsetSize}
   */
  public Result between(Tensor reference, Tensor generated) {
    if (Math.min(reference.size(0), generated.size(0)) < subsetSize) {
      throw new IllegalArgumentException(
          "subsets of %d need as many images of each side, got %d and %d"
              .formatted(subsetSize, reference.size(0), generated.size(0)));
    }
    double[] values = new double[subsets];
    for (int i = 0; i < subsets; i++) {
      try (var scope = Scope.open()) {
        values[i] =
            discrepancy(
                reference.indexSelect(0, subset(reference, "reference", i)),
                generated.indexSelect(0, subset(generated, "generated", i)));
      }
    }
    return summary(values);
  }

  private Tensor subset(Tensor rows, String side, int number) {
    try (Generator random =
        Generator.of(Device.CPU, Seeds.derive(seed, "kernel distance " + side, number))) {
      return Torch.randperm(rows.size(0), random, DType.INT64)
          .narrow(0, 0, subsetSize)
          .to(rows.device());
    }
  }

  private static Result summary(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    return new Result(mean, Math.sqrt(variance));
  }

  /**
   * The unbiased squared maximum mean discrepancy of all rows.
   *
   * @param x [n, d], n at least 2
   * @param y [m, d], m at least 2
   */
  public static double discrepancy(Tensor x, Tensor y) {
    try (var scope = Scope.open()) {
      return meanOffDiagonal(kernel(x, x))
          + meanOffDiagonal(kernel(y, y))
          - 2 * kernel(x, y).mean().item();
    }
  }

  private static Tensor kernel(Tensor x, Tensor y) {
    return x.matmul(y.t()).div((double) x.size(1)).add(1.0).pow(DEGREE);
  }

  private static double meanOffDiagonal(Tensor kernel) {
    double n = kernel.size(0);
    return (kernel.sum().item() - kernel.trace().item()) / (n * (n - 1));
  }
}
