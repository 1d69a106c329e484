package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One NumPy array per file ({@code .npy}): mapped for reading, written atomically. */
public final class Npy {

  private Npy() {}

  /**
   * Reads an array. Little-endian arrays in C order are views of the mapped file; others are
   * copied.
   *
   * @throws TensorFileException if it is damaged or holds something else than numbers
   */
  public static TensorData read(Path file) throws IOException {
    MemorySegment bytes = FileMapping.map(file);
    return parse(file, null, bytes, new MemoryBudget(file, bytes.byteSize()));
  }

  /**
   * Writes an array in C order.
   *
   * @throws IllegalArgumentException if NumPy has no such dtype (bfloat16, float8)
   * @throws OutputException if the file cannot be written; nothing is left behind
   */
  public static void write(Path file, TensorSource array) throws IOException {
    byte[] header = NpyHeader.write(array.dtype(), array.shape());
    AtomicFiles.write(
        file,
        channel -> {
          AtomicFiles.writeFully(channel, ByteBuffer.wrap(header));
          array.writeTo(piece -> AtomicFiles.writeFully(channel, piece));
        });
  }

  static TensorData parse(Path file, @Nullable String key, MemorySegment bytes, MemoryBudget budget)
      throws TensorFileException {
    NpyHeader header = NpyHeader.read(file, key, bytes);
    MemorySegment data = bytes.asSlice(header.dataStart());
    long[] shape = header.shape();
    long needed;
    try {
      needed = Shapes.byteSize(header.dtype(), shape);
    } catch (ArithmeticException e) {
      throw new MalformedFileException(file, key, "the size of its shape overflows");
    }
    if (needed != data.byteSize()) {
      throw new MalformedFileException(
          file, key, "its shape needs %d bytes, found %d".formatted(needed, data.byteSize()));
    }
    String name = key == null ? "array" : key;
    MemorySegment little = header.bigEndian() ? swapped(header.dtype(), data, name, budget) : data;
    return TensorData.of(
        header.dtype(),
        shape,
        header.fortranOrder() ? rowMajor(header, little, name, budget) : little);
  }

  private static MemorySegment rowMajor(
      NpyHeader header, MemorySegment data, String name, MemoryBudget budget)
      throws TensorFileException {
    long[] shape = header.shape();
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int d = 0; d < shape.length; d++) {
      strides[d] = stride;
      stride *= shape[d];
    }
    if (data.byteSize() == 0 || StridedCopy.isContiguous(shape, strides)) {
      return data;
    }
    MemorySegment copy = budget.allocate(name, data.byteSize());
    StridedCopy.copy(data, shape, strides, header.dtype().byteSize(), copy);
    return copy;
  }

  private static MemorySegment swapped(
      DType dtype, MemorySegment data, String name, MemoryBudget budget)
      throws TensorFileException {
    MemorySegment copy = budget.allocate(name, data.byteSize());
    int width = dtype.byteSize();
    for (long at = 0; at < data.byteSize(); at++) {
      long mirrored = at - at % width + (width - 1 - at % width);
      copy.set(ValueLayout.JAVA_BYTE, at, data.get(ValueLayout.JAVA_BYTE, mirrored));
    }
    return copy;
  }
}
