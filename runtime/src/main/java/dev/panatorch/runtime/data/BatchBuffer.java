package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The off-heap memory of one batch, used again and again. Its arena is automatic, so that a tensor
 * that still looks at it after the loader was closed sees old elements, but never freed memory.
 */
final class BatchBuffer {
  private static final int ALIGNMENT = 64;

  private final MemorySegment data;
  private final MemorySegment labels;
  private final DType dtype;
  private final long[] sampleShape;
  private final long sampleBytes;

  BatchBuffer(int batchSize, DType dtype, long[] sampleShape) {
    long bytes = dtype.byteSize();
    for (long size : sampleShape) {
      bytes = Math.multiplyExact(bytes, size);
    }
    this.dtype = dtype;
    this.sampleShape = sampleShape;
    this.sampleBytes = bytes;
    this.data = Arena.ofAuto().allocate(Math.multiplyExact(bytes, batchSize), ALIGNMENT);
    this.labels = Arena.ofAuto().allocate((long) Long.BYTES * batchSize, ALIGNMENT);
  }

  DType dtype() {
    return dtype;
  }

  /** The shape of the first {@code n} samples. */
  long[] shape(int n) {
    long[] shape = new long[sampleShape.length + 1];
    shape[0] = n;
    System.arraycopy(sampleShape, 0, shape, 1, sampleShape.length);
    return shape;
  }

  /** The elements of the first {@code n} samples. */
  MemorySegment data(int n) {
    return data.asSlice(0, n * sampleBytes);
  }

  /** The int64 labels of the first {@code n} samples. */
  MemorySegment labels(int n) {
    return labels.asSlice(0, (long) Long.BYTES * n);
  }

  MemorySegment place(int i) {
    return data.asSlice(i * sampleBytes, sampleBytes);
  }

  void label(int i, long label) {
    labels.setAtIndex(ValueLayout.JAVA_LONG, i, label);
  }

  /** Moves a sample and its label to another place. */
  void move(int from, int to) {
    if (from != to) {
      place(to).copyFrom(place(from));
      label(to, labels.getAtIndex(ValueLayout.JAVA_LONG, from));
    }
  }
}
