package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/** Sums over all rows, in float64 on the device of the rows. */
final class Moments {

  private Moments() {}

  /** The mean of all rows, float64 [d]. */
  static Tensor mean(Rows rows) {
    requireRows(rows, 1);
    return Scope.run(() -> {
      Tensor sum = Torch.zeros(new long[] {rows.dimensions()}, DType.FLOAT64, rows.device());
      rows.forEach(batch -> sum.add_(batch.to(DType.FLOAT64).sum(0)));
      return sum.div((double) rows.count());
    });
  }

  /** The sum of squared deviations of each column from {@code mean}, float64 [d]. */
  static Tensor squaredDeviations(Rows rows, Tensor mean) {
    return Scope.run(() -> {
      Tensor sum = mean.zerosLike();
      rows.forEach(batch -> sum.add_(batch.to(DType.FLOAT64).sub(mean).square().sum(0)));
      return sum;
    });
  }

  /** The sum of products of deviations from {@code mean}, float64 [d, d]. */
  static Tensor scatter(Rows rows, Tensor mean) {
    long d = rows.dimensions();
    return Scope.run(() -> {
      Tensor sum = Torch.zeros(new long[] {d, d}, DType.FLOAT64, rows.device());
      rows.forEach(batch -> {
        Tensor deviation = batch.to(DType.FLOAT64).sub(mean);
        sum.add_(deviation.t().matmul(deviation));
      });
      return sum;
    });
  }

  static void requireRows(Rows rows, long least) {
    if (rows.count() < least) {
      throw new IllegalArgumentException(
          "this needs at least %d rows, got %d".formatted(least, rows.count()));
    }
  }
}
