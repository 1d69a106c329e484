package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A contiguous tensor in host memory as a file gave it: type, shape and a view of the elements in
 * row-major order, little-endian.
 *
 * <p>The segment of a mapped file is private to this process (copy on write): writing to it changes
 * no file. It stays valid as long as it is reachable.
 */
public final class TensorData implements TensorEntry {

  private final DType dtype;
  private final long[] shape;
  private final MemorySegment data;

  private TensorData(DType dtype, long[] shape, MemorySegment data) {
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
  }

  /**
   * A view of {@code data}.
   *
   * @throws IllegalArgumentException if the segment's size is not that of the type and shape
   */
  public static TensorData of(DType dtype, long[] shape, MemorySegment data) {
    long[] own = shape.clone();
    if (Shapes.byteSize(dtype, own) != data.byteSize()) {
      throw new IllegalArgumentException(
          "%s%s needs %d bytes, the segment has %d"
              .formatted(
                  dtype, Arrays.toString(own), Shapes.byteSize(dtype, own), data.byteSize()));
    }
    return new TensorData(dtype, own, data);
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** The elements: row-major, little-endian, no copy. The start may be unaligned. */
  public MemorySegment data() {
    return data;
  }

  /** The number of elements. */
  public long numel() {
    return data.byteSize() / dtype.byteSize();
  }

  /**
   * A CPU tensor of these elements, owned as any operator's result is. It shares this memory, and
   * so the mapping of a file, unless the start is not aligned to the type; then it has a copy.
   */
  public Tensor toTensor() {
    return TensorBridge.tensor(this);
  }

  @Override
  public TensorData load() {
    return this;
  }

  @Override
  public void writeTo(Sink sink) throws IOException {
    sink.accept(data);
  }

  @Override
  public String toString() {
    return dtype.torchName() + Arrays.toString(shape);
  }
}
