package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;
import java.util.List;

/**
 * The fuzzy graph of neighbours that UMAP draws: how strongly two rows belong together, in (0, 1].
 * Each pair stands in it twice, once each way.
 *
 * @param rows number of rows
 * @param from one end of each edge, int64 [edges]
 * @param to the other end, int64 [edges]
 * @param strength float32 [edges]
 */
record NeighbourGraph(long rows, Tensor from, Tensor to, Tensor strength) {

  private static final int BISECTIONS = 64;
  private static final double LEAST_SCALE = 1e-3;

  /** The graph; its tensors belong to the current scope. */
  static NeighbourGraph of(NearestNeighbours nearest) {
    try (var scope = Scope.open()) {
      long n = nearest.indices().size(0);
      Tensor strength = strengths(nearest.distances());
      Tensor[] edges = union(n, nearest.indices(), strength);
      return new NeighbourGraph(
          n, scope.escape(edges[0]), scope.escape(edges[1]), scope.escape(edges[2]));
    }
  }

  /**
   * exp(-(d - nearest) / scale), where the scale of each row makes the strengths sum to log2 of the
   * neighbours, the row itself counted among these.
   */
  private static Tensor strengths(Tensor distances) {
    Tensor nearest = nearestAbove0(distances);
    Tensor beyond = distances.sub(nearest).clampMin(0);
    double wanted = Math.log(distances.size(1) + 1.0) / Math.log(2);
    Tensor low = nearest.zerosLike();
    Tensor high =
        Torch.full(nearest.shape(), Double.POSITIVE_INFINITY, DType.FLOAT32, nearest.device());
    Tensor scale = nearest.onesLike();
    for (int i = 0; i < BISECTIONS; i++) {
      Tensor tooLarge = beyond.div(scale).neg().exp().sum(new long[] {1}, true).gt(wanted);
      high = tooLarge.where(scale, high);
      low = tooLarge.where(low, scale);
      Tensor middle = low.add(high).div(2.0);
      scale = high.isfinite().where(middle, scale.mul(2.0));
    }
    Tensor least = distances.mean(new long[] {1}, true).mul(LEAST_SCALE);
    return beyond.div(scale.maximum(least).clampMin(Float.MIN_NORMAL)).neg().exp();
  }

  private static Tensor nearestAbove0(Tensor distances) {
    Tensor positive = distances.maskedFill(distances.le(0.0), Double.POSITIVE_INFINITY);
    Tensor nearest = positive.amin(new long[] {1}, true);
    return nearest.maskedFill(nearest.isfinite().logicalNot(), 0.0);
  }

  /** a + b - a b of the strengths in both directions. */
  private static Tensor[] union(long n, Tensor indices, Tensor strength) {
    long[] other = indices.toLongArray();
    float[] values = strength.toFloatArray();
    int k = other.length / Math.toIntExact(n);
    long[] keys = new long[other.length];
    for (int i = 0; i < keys.length; i++) {
      long row = i / k;
      keys[i] = Math.min(row, other[i]) * n + Math.max(row, other[i]);
    }
    Integer[] order = new Integer[keys.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (x, y) -> Long.compare(keys[x], keys[y]));
    long[] from = new long[keys.length];
    long[] to = new long[keys.length];
    float[] both = new float[keys.length];
    int edges = 0;
    for (int i = 0; i < order.length; i++) {
      long key = keys[order[i]];
      float value = values[order[i]];
      if (i > 0 && key == keys[order[i - 1]]) {
        both[edges - 1] += value - both[edges - 1] * value;
      } else {
        from[edges] = key / n;
        to[edges] = key % n;
        both[edges++] = value;
      }
    }
    Tensor low = Tensor.of(Arrays.copyOf(from, edges), edges).to(strength.device());
    Tensor high = Tensor.of(Arrays.copyOf(to, edges), edges).to(strength.device());
    Tensor once = Tensor.of(Arrays.copyOf(both, edges), edges).to(strength.device());
    return new Tensor[] {
      Torch.cat(List.of(low, high), 0),
      Torch.cat(List.of(high, low), 0),
      Torch.cat(List.of(once, once), 0)
    };
  }
}
