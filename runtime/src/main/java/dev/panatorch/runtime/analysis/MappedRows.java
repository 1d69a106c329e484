package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.function.UnaryOperator;

/** Rows that are transformed as they are read. */
record MappedRows(Rows source, int dimensions, UnaryOperator<Tensor> transform) implements Rows {
  @Override
  public long count() {
    return source.count();
  }

  @Override
  public Device device() {
    return source.device();
  }

  @Override
  public int batchSize() {
    return Math.min(source.batchSize(), Rows.super.batchSize());
  }

  @Override
  public Tensor read(long... indices) {
    return Scope.run(() -> transform.apply(source.read(indices)));
  }

  @Override
  public Tensor range(long from, int n) {
    return Scope.run(() -> transform.apply(source.range(from, n)));
  }
}
