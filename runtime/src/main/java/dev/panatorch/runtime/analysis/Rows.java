package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.latents.LatentCache;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Rows of numbers, all of one length, that can be read in any order and as often as needed. */
public interface Rows {

  /** Numbers that a batch of {@link #forEach} holds at most, unless a single row holds more. */
  long BATCH_NUMBERS = 1L << 24;

  /** Number of rows. */
  long count();

  /** Numbers in a row. */
  int dimensions();

  /** Where the rows are read to. */
  Device device();

  /**
   * Rows by their indices.
   *
   * @return float32 [indices, {@link #dimensions}] on {@link #device}, owned as any operator's
   *     result is
   */
  Tensor read(long... indices);

  /** The {@code n} rows from {@code from} on; owned as any operator's result is. */
  default Tensor range(long from, int n) {
    long[] indices = new long[n];
    for (int i = 0; i < n; i++) {
      indices[i] = from + i;
    }
    return read(indices);
  }

  /** Rows of a batch of {@link #forEach}. */
  default int batchSize() {
    return (int) Math.clamp(BATCH_NUMBERS / dimensions(), 1, 1 << 16);
  }

  /** Hands out all rows in their order, batch by batch, each in a scope of its own. */
  default void forEach(Consumer<Tensor> action) {
    int size = batchSize();
    for (long from = 0; from < count(); from += size) {
      try (var scope = Scope.open()) {
        action.accept(range(from, (int) Math.min(size, count() - from)));
      }
    }
  }

  /** All rows at once, [count, dimensions]; owned as any operator's result is. */
  default Tensor all() {
    return range(0, Math.toIntExact(count()));
  }

  /** These rows, transformed as they are read. */
  default Rows map(int newDimensions, UnaryOperator<Tensor> transform) {
    return new MappedRows(this, newDimensions, transform);
  }

  /** Some of these rows, in the given order. */
  default Rows select(long... indices) {
    return new SelectedRows(this, indices);
  }

  /**
   * The rows of a tensor, which must stay open.
   *
   * @param rows [n, d] on any device; read as float32
   */
  static Rows of(Tensor rows) {
    return new TensorRows(rows);
  }

  /** The latents of a cache, of the unmirrored pictures, each flattened to a row. */
  static Rows of(LatentCache cache, Device device) {
    return new LatentRows(cache, device);
  }
}
