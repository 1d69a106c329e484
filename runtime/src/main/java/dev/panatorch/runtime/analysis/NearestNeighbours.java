package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.metrics.features.Distances;
import java.util.ArrayList;
import java.util.List;

/**
 * The nearest other rows of each row, found by comparing all with all, block by block. The caller
 * closes it.
 *
 * @param distances Euclidean distances, float32 [n, k], rising
 * @param indices their rows, int64 [n, k]
 */
public record NearestNeighbours(Tensor distances, Tensor indices) implements AutoCloseable {

  private static final int BLOCK = 4096;

  /**
   * Finds them.
   *
   * @param k neighbours, fewer than rows
   */
  public static NearestNeighbours of(Rows rows, int k) {
    Moments.requireRows(rows, k + 1L);
    List<Tensor> distances = new ArrayList<>();
    List<Tensor> indices = new ArrayList<>();
    try (var scope = Scope.open()) {
      int block = Math.min(BLOCK, rows.batchSize());
      for (long from = 0; from < rows.count(); from += block) {
        int n = (int) Math.min(block, rows.count() - from);
        try (var inner = Scope.open()) {
          Tensor[] found = ofBlock(rows, from, n, block, k);
          distances.add(inner.escape(found[0]));
          indices.add(inner.escape(found[1]));
        }
      }
      return new NearestNeighbours(
          Torch.cat(distances, 0).sqrt().to(DType.FLOAT32).keep(), Torch.cat(indices, 0).keep());
    }
  }

  private static Tensor[] ofBlock(Rows rows, long from, int n, int step, int k) {
    Tensor block = rows.range(from, n).to(DType.FLOAT64);
    Tensor own = Torch.arange(from, from + n).to(rows.device()).unsqueeze(1);
    Tensor distances = block.newZeros(n, 0);
    Tensor indices = own.narrow(1, 0, 0);
    for (long at = 0; at < rows.count(); at += step) {
      int m = (int) Math.min(step, rows.count() - at);
      Tensor other = Torch.arange(at, at + m).to(rows.device()).expand(n, m);
      Tensor squared = Distances.squared(block, rows.range(at, m).to(DType.FLOAT64));
      distances = Torch.cat(List.of(distances, itselfFar(squared, other, own)), 1);
      indices = Torch.cat(List.of(indices, other), 1);
      Tensor[] nearest = distances.topk(Math.min(k, distances.size(1)), 1, false);
      distances = nearest[0];
      indices = indices.gather(1, nearest[1]);
    }
    return new Tensor[] {distances, indices};
  }

  private static Tensor itselfFar(Tensor squared, Tensor other, Tensor own) {
    return squared.maskedFill(other.eq(own), Double.POSITIVE_INFINITY);
  }

  @Override
  public void close() {
    distances.close();
    indices.close();
  }
}
