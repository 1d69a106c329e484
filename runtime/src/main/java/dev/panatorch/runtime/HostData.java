package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.bindings.torch.pt_on_release$release;
import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Moving elements between Java's memory and CPU tensors, and sharing memory between both. */
final class HostData {

  private static final ConcurrentHashMap<Long, MemorySegment> WRAPPED = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT_OWNER = new AtomicLong();

  static {
    Library.load();
    Results.check(pt_on_release(pt_on_release$release.allocate(WRAPPED::remove, Arena.global())));
  }

  private HostData() {}

  /** A new CPU tensor with a copy of {@code values}. */
  static Tensor copy(MemorySegment values, DType dtype, long... shape) {
    long bytes = bytes(dtype, shape);
    if (values.byteSize() != bytes) {
      throw new ShapeException(
          "shape %s holds %d values, but %d were given"
              .formatted(
                  Arrays.toString(shape),
                  bytes / dtype.byteSize(),
                  values.byteSize() / dtype.byteSize()),
          "of",
          "");
    }
    Tensor tensor = Torch.empty(shape, dtype, Device.CPU);
    memory(tensor, bytes).copyFrom(values);
    return tensor;
  }

  static Tensor wrap(MemorySegment memory, DType dtype, long... shape) {
    long bytes = bytes(dtype, shape);
    check(
        memory.isNative(),
        "the memory is on the Java heap; use Tensor.of or allocate it from an Arena");
    check(!memory.isReadOnly(), "the memory is read-only; map files with MapMode.PRIVATE");
    check(
        memory.isAccessibleBy(new Thread(() -> {})),
        "the memory belongs to a confined arena, which could be closed under the tensor; use Arena.ofAuto()");
    check(
        memory.byteSize() >= bytes,
        "shape %s of %s needs %d bytes, the memory has %d"
            .formatted(Arrays.toString(shape), dtype.torchName(), bytes, memory.byteSize()));
    check(
        memory.address() % dtype.byteSize() == 0,
        "the memory is not aligned to the %d bytes of %s"
            .formatted(dtype.byteSize(), dtype.torchName()));
    long owner = NEXT_OWNER.incrementAndGet();
    WRAPPED.put(owner, memory);
    Scratch scratch = Scratch.begin();
    long handle = pt_from_memory(memory, scratch.longs(shape), shape.length, dtype.code(), owner);
    if (handle == 0) {
      WRAPPED.remove(owner);
    }
    return Results.tensor(handle);
  }

  static MemorySegment segment(Tensor tensor, Arena arena) {
    if (tensor.device().isCuda() || !tensor.isContiguous()) {
      throw new IllegalStateException(
          tensor + " is not contiguous in host memory; call cpu() and contiguous() first");
    }
    long bytes = tensor.numel() * tensor.dtype().byteSize();
    long shared = pt_share(tensor.handle());
    if (shared == 0) {
      throw Errors.last();
    }
    return pt_data(shared).reinterpret(bytes, arena, memory -> pt_free(shared));
  }

  /**
   * Lets {@code reader} read the elements, brought to the host, to {@code dtype} and into row-major
   * order.
   */
  static <T> T read(Tensor tensor, DType dtype, Function<MemorySegment, T> reader) {
    try (var scope = Scope.open()) {
      Tensor host = tensor.detach().to(Device.CPU, dtype).contiguous();
      return reader.apply(memory(host, host.numel() * dtype.byteSize()));
    }
  }

  private static MemorySegment memory(Tensor tensor, long bytes) {
    return pt_data(tensor.handle()).reinterpret(bytes);
  }

  private static long bytes(DType dtype, long[] shape) {
    long count = dtype.byteSize();
    for (long size : shape) {
      if (size < 0) {
        throw new ShapeException(
            "shape " + Arrays.toString(shape) + " has a negative size", "of", "");
      }
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
