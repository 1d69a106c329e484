package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.torchcuda.TorchCudaApi.*;

import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Results;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Page-locked host memory from LibTorch's cache, which a GPU copies from and to without holding up
 * the CPU. Wrap its segment with {@code Tensor.wrap} and copy with {@code nonBlocking}; wait for
 * the copy before the memory is closed or written again.
 */
public final class PinnedMemory implements AutoCloseable {

  private final MemorySegment segment;
  private final Arena arena;
  private long handle;

  private PinnedMemory(long handle, MemorySegment segment, Arena arena) {
    this.handle = handle;
    this.segment = segment;
    this.arena = arena;
  }

  /** Allocates {@code bytes} bytes of any contents. */
  @SuppressWarnings("MustBeClosed") // The arena closes with the object that is returned.
  public static PinnedMemory allocate(long bytes) {
    Availability.require();
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment address = scratch.allocate(C_POINTER);
      long handle = pt_cuda_pinned_allocate(bytes, address);
      if (handle == 0) {
        throw Errors.last();
      }
      Arena arena = Arena.ofShared();
      return new PinnedMemory(
          handle, address.get(C_POINTER, 0).reinterpret(bytes, arena, null), arena);
    }
  }

  /** The memory; using it after this object was closed throws. */
  public MemorySegment segment() {
    return segment;
  }

  /** Gives the memory back; closing twice does nothing. */
  @Override
  public void close() {
    long released = handle;
    handle = 0;
    if (released != 0) {
      arena.close();
      Results.check(pt_cuda_pinned_free(released));
    }
  }
}
