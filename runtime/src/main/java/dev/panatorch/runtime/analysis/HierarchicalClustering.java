package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.features.Distances;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters that are joined two by two until one is left, by the chain of nearest neighbours
 * (Murtagh 1983); scikit-learn's {@code AgglomerativeClustering}. The places of one latent are
 * meant: the distances of all pairs are held in memory.
 */
public final class HierarchicalClustering {

  /** How the distance of two clusters follows from those of their parts. */
  public enum Linkage {
    /** What joining them adds to the variance within (Ward 1963). */
    WARD,
    /** The mean distance of their rows. */
    AVERAGE,
    /** The distance of their farthest rows. */
    COMPLETE
  }

  /**
   * Two clusters that were joined.
   *
   * @param first a row of the one
   * @param second a row of the other
   * @param distance their distance
   */
  public record Merge(int first, int second, double distance) {}

  private final int rows;
  private final List<Merge> merges;

  private HierarchicalClustering(int rows, List<Merge> merges) {
    this.rows = rows;
    this.merges = merges;
  }

  /**
   * Joins rows.
   *
   * @param rows [n, d]; n squared distances are held in memory
   */
  public static HierarchicalClustering of(Tensor rows, Linkage linkage) {
    int n = Math.toIntExact(rows.size(0));
    double[] distances;
    try (var scope = Scope.open()) {
      Tensor x = rows.to(DType.FLOAT64);
      distances = Distances.squared(x, x).toDoubleArray();
    }
    if (linkage != Linkage.WARD) {
      Arrays.setAll(distances, i -> Math.sqrt(distances[i]));
    }
    Merge[] merges = new Chain(n, distances, linkage).merges();
    Arrays.sort(merges, Comparator.comparingDouble(Merge::distance));
    return new HierarchicalClustering(n, List.of(merges));
  }

  /** The merges by rising distance, one fewer than rows. */
  public List<Merge> merges() {
    return merges;
  }

  /** The cluster of each row where {@code clusters} are left, numbered by their first rows. */
  public int[] cut(int clusters) {
    if (clusters < 1 || clusters > rows) {
      throw new IllegalArgumentException(
          "%d rows cannot fall into %d clusters".formatted(rows, clusters));
    }
    int[] parent = IntStream.range(0, rows).toArray();
    for (Merge merge : merges.subList(0, rows - clusters)) {
      int first = root(parent, merge.first());
      int second = root(parent, merge.second());
      parent[Math.max(first, second)] = Math.min(first, second);
    }
    int[] names = new int[rows];
    int next = 0;
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      int root = root(parent, i);
      if (root == i) {
        names[i] = next++;
      }
      labels[i] = names[root];
    }
    return labels;
  }

  private static int root(int[] parent, int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Follows nearest neighbours until two are each other's. */
  private record Chain(int n, double[] distances, Linkage linkage) {
    Merge[] merges() {
      Merge[] merges = new Merge[Math.max(0, n - 1)];
      int[] sizes = new int[n];
      Arrays.fill(sizes, 1);
      int[] chain = new int[n + 1];
      int length = 0;
      for (int done = 0; done < merges.length; ) {
        if (length == 0) {
          chain[length++] = IntStream.range(0, n).filter(i -> sizes[i] > 0).findFirst().orElse(0);
        }
        int last = chain[length - 1];
        int before = length > 1 ? chain[length - 2] : -1;
        int nearest = nearest(last, before, sizes);
        if (nearest != before) {
          chain[length++] = nearest;
          continue;
        }
        length -= 2;
        double squared = distances[last * n + before];
        merges[done++] =
            new Merge(before, last, linkage == Linkage.WARD ? Math.sqrt(squared) : squared);
        join(before, last, sizes);
      }
      return merges;
    }

    /** The nearest living cluster; the chain's one before wins a tie, so that chains end. */
    private int nearest(int last, int before, int[] sizes) {
      int best = before;
      double least = before < 0 ? Double.POSITIVE_INFINITY : distances[last * n + before];
      for (int i = 0; i < n; i++) {
        if (sizes[i] > 0 && i != last && (distances[last * n + i] < least || best < 0)) {
          least = distances[last * n + i];
          best = i;
        }
      }
      return best;
    }

    /** The second goes into the first (Lance and Williams 1967). */
    private void join(int first, int second, int[] sizes) {
      double a = sizes[first];
      double b = sizes[second];
      double between = distances[first * n + second];
      for (int i = 0; i < n; i++) {
        if (sizes[i] == 0 || i == first || i == second) {
          continue;
        }
        double x = distances[first * n + i];
        double y = distances[second * n + i];
        double c = sizes[i];
        double joined =
            switch (linkage) {
              case WARD -> ((a + c) * x + (b + c) * y - c * between) / (a + b + c);
              case AVERAGE -> (a * x + b * y) / (a + b);
              case COMPLETE -> Math.max(x, y);
            };
        distances[first * n + i] = joined;
        distances[i * n + first] = joined;
      }
      sizes[first] += sizes[second];
      sizes[second] = 0;
    }
  }
}
