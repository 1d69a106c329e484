package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.metrics.features.Distances;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * k-means by Lloyd's iterations. The caller closes the result.
 *
 * @param centers float64 [k, d]
 * @param inertia sum of squared distances of all rows to their nearest centre
 * @param iterations passes that moved the centres
 */
public record KMeans(Tensor centers, double inertia, int iterations) implements AutoCloseable {

  /**
   * When to stop.
   *
   * @param iterations at most so many
   * @param tolerance done when the squared movement of all centres together is no more than this
   *     share of the columns' mean variance
   */
  public record Stop(int iterations, double tolerance) {
    /** scikit-learn's: 300 iterations, 1e-4. */
    public static final Stop STANDARD = new Stop(300, 1e-4);
  }

  /** Clusters rows from centres of k-means++ that follow from the seed. */
  public static KMeans fit(Rows rows, int k, long seed, Stop stop) {
    try (var scope = Scope.open()) {
      return fit(rows, plusPlus(rows, k, seed), stop);
    }
  }

  /**
   * Clusters rows.
   *
   * @param start [k, d], the first centres
   */
  public static KMeans fit(Rows rows, Tensor start, Stop stop) {
    Moments.requireRows(rows, start.size(0));
    try (var scope = Scope.open()) {
      Tensor mean = Moments.mean(rows);
      double limit =
          stop.tolerance() * Moments.squaredDeviations(rows, mean).mean().item() / rows.count();
      Tensor centers = start.to(rows.device(), DType.FLOAT64);
      int iterations = 0;
      double moved = Double.POSITIVE_INFINITY;
      while (iterations < stop.iterations() && moved > limit) {
        Tensor next = next(rows, centers);
        moved = next.sub(centers).square().sum().item();
        centers = next;
        iterations++;
      }
      return new KMeans(centers.copy().keep(), inertia(rows, centers), iterations);
    }
  }

  /** The means of the rows nearest to each centre. */
  private static Tensor next(Rows rows, Tensor centers) {
    return Scope.run(() -> {
      long k = centers.size(0);
      Tensor sums = centers.zerosLike();
      Tensor counts = Torch.zeros(new long[] {k}, DType.FLOAT64, centers.device());
      rows.forEach(batch -> {
        Tensor member = assign(batch, centers).oneHot(k).to(DType.FLOAT64);
        sums.add_(member.t().matmul(batch.to(DType.FLOAT64)));
        counts.add_(member.sum(0));
      });
      refill(rows, centers, sums, counts);
      return sums.div(counts.unsqueeze(1));
    });
  }

  /** A centre that lost all its rows starts anew at the row that lies farthest from its own. */
  private static void refill(Rows rows, Tensor centers, Tensor sums, Tensor counts) {
    double[] members = counts.toDoubleArray();
    int[] empty = IntStream.range(0, members.length).filter(i -> members[i] == 0).toArray();
    if (empty.length == 0) {
      return;
    }
    long[] farthest = farthest(rows, centers, empty.length);
    for (int i = 0; i < empty.length; i++) {
      Tensor row = rows.read(farthest[i]).to(DType.FLOAT64);
      Tensor left = assign(rows.read(farthest[i]), centers);
      sums.indexAdd_(0, left, row.neg());
      counts.indexAdd_(0, left, counts.newZeros(1).sub(1.0));
      sums.get(empty[i]).copy_(row.get(0));
      counts.get(empty[i]).fill_(1.0);
    }
  }

  private static long[] farthest(Rows rows, Tensor centers, int n) {
    double[] best = new double[n];
    long[] index = new long[n];
    Arrays.fill(best, -1);
    long[] at = {0};
    rows.forEach(batch -> {
      double[] distances = distances(batch, centers).amin(1).toDoubleArray();
      for (double distance : distances) {
        int place = n;
        while (place > 0 && distance > best[place - 1]) {
          place--;
        }
        if (place < n) {
          System.arraycopy(best, place, best, place + 1, n - 1 - place);
          System.arraycopy(index, place, index, place + 1, n - 1 - place);
          best[place] = distance;
          index[place] = at[0];
        }
        at[0]++;
      }
    });
    return index;
  }

  /** Squared distances in float64, where columns far from 0 lose nothing. */
  private static Tensor distances(Tensor batch, Tensor centers) {
    return Distances.squared(batch.to(DType.FLOAT64), centers);
  }

  /** The nearest centre of each row, int64 [n]. */
  private static Tensor assign(Tensor batch, Tensor centers) {
    return Scope.run(() -> distances(batch, centers).argmin(1L));
  }

  private static double inertia(Rows rows, Tensor centers) {
    double[] sum = {0};
    rows.forEach(batch -> sum[0] += distances(batch, centers).amin(1).sum().item());
    return sum[0];
  }

  /** The cluster of each row, 0 to k - 1. */
  public long[] assign(Rows rows) {
    long[] clusters = new long[Math.toIntExact(rows.count())];
    int[] at = {0};
    rows.forEach(batch -> {
      long[] part = assign(batch, centers).toLongArray();
      System.arraycopy(part, 0, clusters, at[0], part.length);
      at[0] += part.length;
    });
    return clusters;
  }

  /**
   * First centres: rows drawn one by one with probability in proportion to the squared distance to
   * the nearest one drawn before (Arthur and Vassilvitskii 2007); k passes over the rows.
   *
   * @return float64 [k, d], owned as any operator's result is
   */
  public static Tensor plusPlus(Rows rows, int k, long seed) {
    Moments.requireRows(rows, k);
    return Scope.run(() -> {
      int n = Math.toIntExact(rows.count());
      Tensor nearest =
          Torch.full(new long[] {n}, Double.POSITIVE_INFINITY, DType.FLOAT64, rows.device());
      Tensor centers = Torch.zeros(new long[] {k, rows.dimensions()}, DType.FLOAT64, rows.device());
      double[] draws = draws(k, seed);
      long first = Math.min(n - 1L, (long) (draws[0] * n));
      for (int i = 0; i < k; i++) {
        long chosen = i == 0 ? first : draw(nearest, draws[i]);
        try (var scope = Scope.open()) {
          Tensor center = rows.read(chosen).to(DType.FLOAT64);
          centers.narrow(0, i, 1).copy_(center);
          lower(nearest, rows, center);
        }
      }
      return centers;
    });
  }

  private static double[] draws(int k, long seed) {
    try (var scope = Scope.open();
        Generator random = Generator.of(Device.CPU, Seeds.derive(seed, "k-means++"))) {
      return Torch.rand(new long[] {k}, random, DType.FLOAT64).toDoubleArray();
    }
  }

  private static long draw(Tensor weights, double share) {
    try (var scope = Scope.open()) {
      Tensor sums = weights.cumsum(0);
      double total = sums.get(sums.size(0) - 1).item();
      Tensor wanted = Torch.scalarTensor(share * total, DType.FLOAT64, weights.device());
      return Math.min(weights.size(0) - 1, wanted.bucketize(sums, false, true).itemLong());
    }
  }

  private static void lower(Tensor nearest, Rows rows, Tensor center) {
    long[] at = {0};
    rows.forEach(batch -> {
      Tensor place = nearest.narrow(0, at[0], batch.size(0));
      Tensor distance = distances(batch, center).squeeze(1);
      place.copy_(place.minimum(distance));
      at[0] += batch.size(0);
    });
  }

  @Override
  public void close() {
    centers.close();
  }
}
