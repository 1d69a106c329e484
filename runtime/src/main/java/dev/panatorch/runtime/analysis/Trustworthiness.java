package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.features.Distances;

/**
 * How far the neighbours in a map are neighbours of the rows themselves (Venna and Kaski 2001), in
 * [0, 1]; scikit-learn's {@code trustworthiness}.
 */
public final class Trustworthiness {

  /** Distances held at a time, unless one row has more: their ranks need several times as much. */
  private static final long DISTANCES = 1L << 24;

  private Trustworthiness() {}

  /**
   * The trustworthiness.
   *
   * @param rows n of them; they are read once for each block, of 1024 at most
   * @param map [n, m]
   * @param k neighbours, fewer than n / 2
   */
  public static double of(Rows rows, Tensor map, int k) {
    long n = rows.count();
    if (map.size(0) != n || 2L * k >= n) {
      throw new IllegalArgumentException(
          "a map of %d points of %d rows has no trustworthiness for %d neighbours"
              .formatted(map.size(0), n, k));
    }
    Rows mapped = Rows.of(map);
    double penalty = 0;
    int block = (int) Math.clamp(DISTANCES / n, 1, Math.min(1024, rows.batchSize()));
    for (long from = 0; from < n; from += block) {
      try (var scope = Scope.open()) {
        int size = (int) Math.min(block, n - from);
        Tensor near = distances(mapped, from, size).topk(k, 1, false)[1];
        Tensor ranks = distances(rows, from, size).argsort(1).argsort(1);
        // The nearest other row has rank 0 here and 1 in the formula.
        Tensor beyond = ranks.gather(1, near.to(ranks.device())).add(1L - k).clampMin(0L);
        penalty += beyond.sum().item();
      }
    }
    return 1 - penalty * 2 / (n * (double) k * (2 * n - 3 * k - 1));
  }

  /** Distances of some rows to all, infinite to themselves. */
  private static Tensor distances(Rows rows, long from, int size) {
    return Scope.run(() -> {
      Tensor block = rows.range(from, size).to(DType.FLOAT64);
      Tensor all = block.newZeros(size, rows.count());
      long[] at = {0};
      rows.forEach(batch -> {
        long m = batch.size(0);
        all.narrow(1, at[0], m).copy_(Distances.squared(block, batch.to(DType.FLOAT64)));
        at[0] += m;
      });
      all.narrow(1, from, size).diagonal().fill_(Double.POSITIVE_INFINITY);
      return all;
    });
  }
}
