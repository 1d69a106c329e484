package dev.panatorch.runtime.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Gathers the elements of a strided view in row-major order. */
final class StridedCopy {

  private StridedCopy() {}

  /** Whether the view is row-major without gaps, so that no copy is needed. */
  static boolean isContiguous(long[] shape, long[] strides) {
    long expected = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] != 1 && strides[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  /**
   * One past the last element that the view touches, counted from its own start.
   *
   * @throws ArithmeticException if a size or stride is negative or the sum overflows
   */
  static long extent(long[] shape, long[] strides) {
    if (Shapes.numel(shape) == 0) {
      return 0;
    }
    long last = 0;
    for (int i = 0; i < shape.length; i++) {
      if (strides[i] < 0) {
        throw new ArithmeticException("negative stride " + strides[i]);
      }
      last = Math.addExact(last, Math.multiplyExact(shape[i] - 1, strides[i]));
    }
    return Math.addExact(last, 1);
  }

  /** Copies the view at the start of {@code source} to {@code target}; strides count elements. */
  static void copy(
      MemorySegment source, long[] shape, long[] strides, int elementBytes, MemorySegment target) {
    int inner = shape.length - 1;
    long[] index = new long[shape.length];
    long rowElements = shape[inner];
    long rows = Shapes.numel(shape) / rowElements;
    long to = 0;
    for (long row = 0; row < rows; row++) {
      long from = 0;
      for (int d = 0; d < inner; d++) {
        from += index[d] * strides[d];
      }
      copyRow(source, from, strides[inner], target, to, rowElements, elementBytes);
      to += rowElements;
      advance(index, shape);
    }
  }

  private static void advance(long[] index, long[] shape) {
    for (int d = shape.length - 2; d >= 0; d--) {
      if (++index[d] < shape[d]) {
        return;
      }
      index[d] = 0;
    }
  }

  private static void copyRow(
      MemorySegment source,
      long from,
      long stride,
      MemorySegment target,
      long to,
      long count,
      int bytes) {
    for (long i = 0; i < count; i++) {
      long read = (from + i * stride) * bytes;
      long write = (to + i) * bytes;
      switch (bytes) {
        case 1 -> target.set(ValueLayout.JAVA_BYTE, write, source.get(ValueLayout.JAVA_BYTE, read));
        case 2 ->
            target.set(
                ValueLayout.JAVA_SHORT_UNALIGNED,
                write,
                source.get(ValueLayout.JAVA_SHORT_UNALIGNED, read));
        case 4 ->
            target.set(
                ValueLayout.JAVA_INT_UNALIGNED,
                write,
                source.get(ValueLayout.JAVA_INT_UNALIGNED, read));
        default ->
            target.set(
                ValueLayout.JAVA_LONG_UNALIGNED,
                write,
                source.get(ValueLayout.JAVA_LONG_UNALIGNED, read));
      }
    }
  }
}
