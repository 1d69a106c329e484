package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * Columns moved to mean 0 and scaled to deviation 1: (x - mean) / (std + 1e-8), the deviation with
 * divisor n - 1, as the analysis scripts of MAETok have it. The caller closes it.
 */
public final class Standardization implements AutoCloseable {

  private static final double EPSILON = 1e-8;

  private final Tensor mean;
  private final Tensor deviation;

  private Standardization(Tensor mean, Tensor deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** That of rows, at least two; two passes over them. */
  public static Standardization fit(Rows rows) {
    Moments.requireRows(rows, 2);
    try (var scope = Scope.open()) {
      Tensor mean = Moments.mean(rows);
      Tensor squares = Moments.squaredDeviations(rows, mean);
      Tensor deviation = squares.div(rows.count() - 1.0).sqrt().add(EPSILON);
      return new Standardization(mean.to(DType.FLOAT32).keep(), deviation.to(DType.FLOAT32).keep());
    }
  }

  /** Rows [n, d] standardised. */
  public Tensor transform(Tensor rows) {
    return Scope.run(() -> rows.sub(mean).div(deviation));
  }

  /** {@link #transform} of rows as they are read. */
  public Rows transform(Rows rows) {
    return rows.map(rows.dimensions(), this::transform);
  }

  @Override
  public void close() {
    mean.close();
    deviation.close();
  }
}
