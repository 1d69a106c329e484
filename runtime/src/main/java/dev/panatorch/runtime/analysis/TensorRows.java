package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;

/** The rows of a tensor. */
record TensorRows(Tensor rows) implements Rows {
  TensorRows {
    if (rows.dim() != 2) {
      throw new ShapeException("rows are [n, d], got " + rows, "Rows.of", "");
    }
  }

  @Override
  public long count() {
    return rows.size(0);
  }

  @Override
  public int dimensions() {
    return Math.toIntExact(rows.size(1));
  }

  @Override
  public Device device() {
    return rows.device();
  }

  @Override
  public Tensor read(long... indices) {
    return Scope.run(() ->
        rows.indexSelect(0, Tensor.of(indices, indices.length).to(device())).to(DType.FLOAT32));
  }

  @Override
  public Tensor range(long from, int n) {
    return Scope.run(() -> rows.narrow(0, from, n).to(DType.FLOAT32));
  }
}
