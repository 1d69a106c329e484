package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorData;
import dev.panatorch.runtime.io.TensorEntry;
import dev.panatorch.runtime.io.TensorSource;
import dev.panatorch.runtime.io.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** Named tensors to and from files. */
public final class StateDicts {

  private StateDicts() {}

  /**
   * Writes a safetensors file, atomically; tensors on a GPU are brought to the host one at a time.
   *
   * @throws dev.panatorch.runtime.io.OutputException if it cannot be written
   */
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    write(file, tensors, Map.of());
  }

  /** Writes a safetensors file with metadata, atomically. */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    Map<String, TensorSource> sources = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> sources.put(name, source(tensor)));
    Safetensors.write(file, sources, metadata);
  }

  /**
   * Reads weights from a file of any format that {@link Weights} knows. The tensors lie on the CPU,
   * over the mapped file where that is possible, and belong to the innermost scope.
   *
   * @throws dev.panatorch.runtime.io.TensorFileException if the file is damaged or of another kind
   */
  public static SequencedMap<String, Tensor> read(Path fileOrFolder) throws IOException {
    return tensors(Weights.open(fileOrFolder).tensors());
  }

  /** The tensors of an opened file, as {@link #read} gives them. */
  public static SequencedMap<String, Tensor> tensors(Map<String, ? extends TensorEntry> entries)
      throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (var entry : entries.entrySet()) {
      tensors.put(entry.getKey(), tensor(entry.getValue().load()));
    }
    return tensors;
  }

  /** A tensor over a file's data, or over a copy of it where that is not aligned. */
  public static Tensor tensor(TensorData data) {
    MemorySegment memory = data.data();
    int alignment = data.dtype().byteSize();
    if (memory.byteSize() == 0) {
      memory = Arena.ofAuto().allocate(1, alignment);
    } else if (memory.address() % alignment != 0 || memory.isReadOnly() || !memory.isNative()) {
      memory = Arena.ofAuto().allocate(memory.byteSize(), alignment).copyFrom(memory);
    }
    return Tensor.wrap(memory, data.dtype(), data.shape());
  }

  /** A tensor as a file writer takes it. */
  public static TensorSource source(Tensor tensor) {
    return new Source(tensor);
  }

  /**
   * Copies each value into the tensor of the same name, converting type and device.
   *
   * @throws StateDictException if the names or shapes are not the same; then nothing was changed
   */
  public static void copy(Map<String, Tensor> own, Map<String, Tensor> values) {
    check(own, values);
    try (var scope = Scope.open()) {
      own.forEach((name, target) -> target.detach().copy_(Objects.requireNonNull(values.get(name))));
    }
  }

  /**
   * Compares names and shapes.
   *
   * @throws StateDictException if they are not the same
   */
  public static void check(Map<String, Tensor> own, Map<String, Tensor> values) {
    var missing = new ArrayList<String>();
    var mismatched = new ArrayList<String>();
    own.forEach(
        (name, target) -> {
          Tensor value = values.get(name);
          if (value == null) {
            missing.add(name);
          } else if (!Arrays.equals(value.shape(), target.shape())) {
            mismatched.add(
                "%s: %s given, %s needed"
                    .formatted(
                        name, Arrays.toString(value.shape()), Arrays.toString(target.shape())));
          }
        });
    List<String> extra = values.keySet().stream().filter(name -> !own.containsKey(name)).toList();
    if (!missing.isEmpty() || !extra.isEmpty() || !mismatched.isEmpty()) {
      throw new StateDictException(List.copyOf(missing), extra, List.copyOf(mismatched));
    }
  }

  private record Source(Tensor tensor) implements TensorSource {
    @Override
    public DType dtype() {
      return tensor.dtype();
    }

    @Override
    public long[] shape() {
      return tensor.shape();
    }

    @Override
    public void writeTo(Sink sink) throws IOException {
      try (var scope = Scope.open();
          var arena = Arena.ofConfined()) {
        sink.accept(tensor.detach().cpu().contiguous().segment(arena));
      }
    }
  }
}
