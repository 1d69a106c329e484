package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/** Distances of many rows at once. */
public final class Distances {

  private Distances() {}

  /**
   * Squared Euclidean distances as |u|^2 - 2 u.v + |v|^2, never below 0.
   *
   * @param rows [n, d]
   * @param columns [m, d]
   * @return [n, m]
   */
  public static Tensor squared(Tensor rows, Tensor columns) {
    return Scope.run(() -> {
      Tensor u = rows.square().sum(new long[] {1}, true);
      Tensor v = columns.square().sum(1);
      return u.add(v).addmm(rows, columns.t(), 1, -2).clampMin(0);
    });
  }
}
