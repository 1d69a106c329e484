package dev.panatorch.runtime.metrics;

import java.util.stream.IntStream;

/**
 * A sum over independent tiles. The tiles depend on the images alone and are added in their order,
 * so that the result has the same bits on any number of threads.
 */
interface TiledSum {
  int tiles();

  double tile(int index);

  /** The sum on the calling thread. */
  default double sum() {
    double total = 0;
    int tiles = tiles();
    for (int i = 0; i < tiles; i++) {
      total += tile(i);
    }
    return total;
  }

  /** The same sum over all cores. */
  default double sumOnAllCores() {
    double[] parts = IntStream.range(0, tiles()).parallel().mapToDouble(this::tile).toArray();
    double total = 0;
    for (double part : parts) {
      total += part;
    }
    return total;
  }
}
