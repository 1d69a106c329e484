package dev.panatorch.runtime.train;

import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.testing.NumberedData;

/** Small vectors: each item's own, and noise from the item's draws. */
final class Numbers {

  static final int WIDTH = 8;

  private Numbers() {}

  static TrainingData<NumberedData.Item> data(int size, int batch) {
    return NumberedData.of(
            size,
            (sample, i, random) -> (float) Math.sin(sample + i) + random.uniform(-0.1f, 0.1f),
            WIDTH)
        .batches(batch, Workers.of(2, 4));
  }
}
