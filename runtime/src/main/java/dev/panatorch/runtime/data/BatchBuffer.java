package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The off-heap memory of one batch, used again and again. Its arena is automatic, so that a tensor
 * that still looks at it after the loader was closed sees old elements, but never freed memory.
 */
final class BatchBuffer {
  private static final int ALIGNMENT = 64;

  private final MemorySegment data;
  private final MemorySegment labels;
  private final DType dtype;
  private final int batchSize;
  private long[] sampleShape;
  private long sampleBytes;

  BatchBuffer(int batchSize, DType dtype, long[] sampleShape) {
    this.dtype = dtype;
    this.batchSize = batchSize;
    this.sampleShape = sampleShape;
    this.sampleBytes = bytes(sampleShape);
    this.data = Arena.ofAuto().allocate(Math.multiplyExact(sampleBytes, batchSize), ALIGNMENT);
    this.labels = Arena.ofAuto().allocate((long) Long.BYTES * batchSize, ALIGNMENT);
  }

  private long bytes(long[] shape) {
    return Arrays.stream(shape).reduce(dtype.byteSize(), Math::multiplyExact);
  }

  /** From now on holds samples of this shape, which may not be larger than the first one. */
  void holds(long[] shape) {
    long bytes = bytes(shape);
    if (bytes > data.byteSize() / batchSize) {
      throw new IllegalArgumentException(
          "samples %s are larger than those that the reader announces"
              .formatted(Arrays.toString(shape)));
    }
    sampleShape = shape;
    sampleBytes = bytes;
  }

  DType dtype() {
    return dtype;
  }

  /** The shape of the first {@code n} samples. */
  long[] shape(int n) {
    return Batch.shape(n, sampleShape);
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
