package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/**
 * A map of rows in few dimensions that keeps neighbours together (UMAP: McInnes, Healy and Melville
 * 2018), with umap-learn's defaults. It starts from the principal components, as umap-learn's
 * {@code init="pca"}. Each epoch moves all points at once, in a few rounds, so that it runs on
 * tensors of any device.
 *
 * @param neighbours of a row, that make its neighbourhood
 * @param dimensions of the map
 * @param minimumDistance how near to each other points of the map are drawn
 * @param epochs 0 for 500 of up to 10,000 rows and 200 of more
 * @param seed from which all draws follow
 */
public record Umap(int neighbours, int dimensions, double minimumDistance, int epochs, long seed) {

  private static final int SMALL = 10_000;
  private static final double EXTENT = 10;
  private static final double JITTER = 1e-4;

  /** 15 neighbours, 2 dimensions, minimum distance 0.1. */
  public static Umap standard(long seed) {
    return new Umap(15, 2, 0.1, 0, seed);
  }

  /** Checks the numbers. */
  public Umap {
    if (neighbours < 2 || dimensions < 1 || !(minimumDistance >= 0 && minimumDistance < 1)) {
      throw new IllegalArgumentException(
          "UMAP needs at least 2 neighbours, 1 dimension and a minimum distance in [0, 1), got %d, %d, %s"
              .formatted(neighbours, dimensions, minimumDistance));
    }
  }

  /**
   * The map.
   *
   * @param rows more than {@link #neighbours}
   * @return float32 [n, dimensions] on the device of the rows, owned as any operator's result is
   */
  public Tensor embed(Rows rows) {
    return Scope.run(() -> {
      NeighbourGraph graph;
      // umap-learn counts a row among its own neighbours.
      try (NearestNeighbours nearest = NearestNeighbours.of(rows, neighbours - 1)) {
        graph = NeighbourGraph.of(nearest);
      }
      try (Generator random = Generator.of(Device.CPU, Seeds.derive(seed, "umap"))) {
        int rounds = epochs > 0 ? epochs : rows.count() <= SMALL ? 500 : 200;
        UmapCurve curve = UmapCurve.of(minimumDistance, 1);
        return new UmapLayout(graph, curve, rounds, random).settle(start(rows, random));
      }
    });
  }

  private Tensor start(Rows rows, Generator random) {
    return Scope.run(() -> {
      Tensor map = Torch.zeros(new long[] {rows.count(), dimensions}, DType.FLOAT32, rows.device());
      int known = Math.min(dimensions, rows.dimensions());
      try (Pca pca = Pca.fit(rows)) {
        long[] at = {0};
        rows.forEach(batch -> {
          Tensor place = map.narrow(0, at[0], batch.size(0)).narrow(1, 0, known);
          place.copy_(pca.transform(batch, known));
          at[0] += batch.size(0);
        });
      }
      Tensor largest = map.abs().max().clampMin(Float.MIN_NORMAL);
      Tensor noise = Torch.randn(map.shape(), random, DType.FLOAT32).to(map.device());
      return map.mul(EXTENT).div(largest).add(noise, JITTER);
    });
  }
}
