package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import java.util.Arrays;

/** Some rows of others. */
record SelectedRows(Rows source, long[] indices) implements Rows {
  SelectedRows {
    indices = indices.clone();
    for (long index : indices) {
      if (index < 0 || index >= source.count()) {
        throw new IndexOutOfBoundsException(
            "row %d of %d does not exist".formatted(index, source.count()));
      }
    }
  }

  @Override
  public long count() {
    return indices.length;
  }

  @Override
  public int dimensions() {
    return source.dimensions();
  }

  @Override
  public Device device() {
    return source.device();
  }

  @Override
  public int batchSize() {
    return source.batchSize();
  }

  @Override
  public Tensor read(long... chosen) {
    return source.read(Arrays.stream(chosen).map(i -> indices[Math.toIntExact(i)]).toArray());
  }
}
