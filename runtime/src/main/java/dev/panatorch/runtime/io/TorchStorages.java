package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.io.Pickled.Storage;
import dev.panatorch.runtime.io.Pickled.StridedTensor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tensors from the storages of one checkpoint; a storage is mapped or inflated once. */
final class TorchStorages {

  /** Where the bytes of a storage are. */
  @FunctionalInterface
  interface Source {
    /** The storage's bytes, or null if the file has none of this key. */
    @Nullable MemorySegment find(String key) throws TensorFileException;
  }

  private final Path file;
  private final MemoryBudget budget;
  private final Source source;
  private final Map<String, MemorySegment> found = new HashMap<>();

  TorchStorages(Path file, MemoryBudget budget, Source source) {
    this.file = file;
    this.budget = budget;
    this.source = source;
  }

  /**
   * The tensor called {@code name}, its elements not yet looked at.
   *
   * @throws UnsupportedFileException if its dtype is unknown here
   */
  TensorEntry entry(String name, StridedTensor tensor) throws TensorFileException {
    DType dtype = DType.ofTorchName(tensor.type().name()).orElse(null);
    if (dtype == null) {
      throw new UnsupportedFileException(
          file,
          name,
          "the dtype torch." + tensor.type().name() + " is unknown here",
          "Convert the tensor in Python, or drop it, and save the file anew");
    }
    return new Entry(name, dtype, tensor);
  }

  private final class Entry implements TensorEntry {
    private final String name;
    private final DType dtype;
    private final StridedTensor tensor;

    private Entry(String name, DType dtype, StridedTensor tensor) {
      this.name = name;
      this.dtype = dtype;
      this.tensor = tensor;
    }

    @Override
    public DType dtype() {
      return dtype;
    }

    @Override
    public long[] shape() {
      return tensor.shape();
    }

    @Override
    public TensorData load() throws TensorFileException {
      try {
        return TensorData.of(dtype, tensor.shape(), elements());
      } catch (ArithmeticException e) {
        throw new MalformedFileException(
            file, name, "its shape or strides are impossible (" + e.getMessage() + ")");
      }
    }

    private MemorySegment elements() throws TensorFileException {
      MemorySegment storage = storage(name, tensor.storage());
      long[] shape = tensor.shape();
      long[] strides = tensor.strides();
      int bytes = dtype.byteSize();
      long extent = StridedCopy.extent(shape, strides);
      long available = storage.byteSize() / bytes;
      if (tensor.offset() < 0 || extent > available || tensor.offset() > available - extent) {
        throw new MalformedFileException(
            file,
            name,
            "it reaches to element %d of a storage of %d"
                .formatted(Math.addExact(tensor.offset(), extent), available));
      }
      MemorySegment start = storage.asSlice(tensor.offset() * bytes);
      if (StridedCopy.isContiguous(shape, strides)) {
        return start.asSlice(0, extent * bytes);
      }
      MemorySegment copy = budget.allocate(name, Shapes.byteSize(dtype, shape));
      if (copy.byteSize() > 0) {
        StridedCopy.copy(start, shape, strides, bytes, copy);
      }
      return copy;
    }
  }

  private synchronized MemorySegment storage(String name, Storage storage)
      throws TensorFileException {
    MemorySegment bytes = found.get(storage.key());
    if (bytes == null) {
      bytes = source.find(storage.key());
      if (bytes == null) {
        throw new MalformedFileException(
            file, name, "its storage '" + Printable.of(storage.key()) + "' is missing");
      }
      found.put(storage.key(), bytes);
    }
    int width = storage.type().byteSize();
    long available = bytes.byteSize() / width;
    if (storage.elements() > available || storage.skipped() > available - storage.elements()) {
      throw new MalformedFileException(
          file,
          name,
          "its storage has %d bytes, too few for %d elements"
              .formatted(bytes.byteSize(), storage.elements()));
    }
    return bytes.asSlice(storage.skipped() * width, storage.elements() * width);
  }
}
