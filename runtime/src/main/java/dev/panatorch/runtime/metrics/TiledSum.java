package dev.panatorch.runtime.metrics;

import java.util.stream.IntStream;

/**
 * A sum over independent tiles. The tiles depend on the images alone and are added in their order,
 * so that the result has the same bits on any number of threads.
 */
interface TiledSum {
  int tiles();

  double tile(int index);

  /** The sum on the calling thread, or over all cores. */
  default double sum(boolean allCores) {
    int tiles = tiles();
    double total = 0;
    if (allCores) {
      for (double part : IntStream.range(0, tiles).parallel().mapToDouble(this::tile).toArray()) {
        total += part;
      }
      return total;
    }
    for (int i = 0; i < tiles; i++) {
      total += tile(i);
    }
    return total;
  }
}
