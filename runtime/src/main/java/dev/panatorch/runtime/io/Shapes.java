package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;

/** Checked arithmetic on shapes that come from files. */
final class Shapes {

  /** No tensor of LibTorch has more dimensions. */
  static final int MAX_DIMENSIONS = 64;

  private Shapes() {}

  /**
   * The number of elements.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  static long numel(long[] shape) {
    long count = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new ArithmeticException("negative size " + size);
      }
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  /**
   * The number of bytes.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  static long byteSize(DType dtype, long[] shape) {
    return Math.multiplyExact(numel(shape), (long) dtype.byteSize());
  }
}
