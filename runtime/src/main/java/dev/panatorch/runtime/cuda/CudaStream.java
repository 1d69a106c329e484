package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.torchcuda.TorchCudaApi.*;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.internal.Results;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.ToIntFunction;

/**
 * A queue of work on one GPU ({@code torch.cuda.Stream}): work of one stream runs in order, that of
 * several may overlap. Operators go to the current stream of their thread. LibTorch owns all
 * streams, so there is nothing to close.
 *
 * @param device the GPU
 * @param id LibTorch's number of the stream there; 0 is the default stream
 */
public record CudaStream(Device device, long id) {

  /** The stream of a GPU that operators go to where nothing else was chosen. */
  public static CudaStream ofDefault(Device device) {
    return new CudaStream(Device.cuda(Cuda.resolve(device)), 0);
  }

  /** The stream that this thread's operators on a GPU go to. */
  public static CudaStream current(Device device) {
    int ordinal = Cuda.resolve(device);
    return read(ordinal, out -> pt_cuda_stream_current(ordinal, out));
  }

  /** One of LibTorch's 32 side streams of a GPU, in turn. */
  public static CudaStream fromPool(Device device) {
    return fromPool(device, false);
  }

  /**
   * A side stream whose work is preferred over that of others when {@code highPriority} is true.
   */
  public static CudaStream fromPool(Device device, boolean highPriority) {
    int ordinal = Cuda.resolve(device);
    return read(ordinal, out -> pt_cuda_stream_from_pool(ordinal, highPriority ? 1 : 0, out));
  }

  /**
   * A stream made by other code, by the address of its {@code CUstream}; whoever made it keeps it
   * alive.
   */
  public static CudaStream ofAddress(Device device, long address) {
    int ordinal = Cuda.resolve(device);
    return read(
        ordinal,
        out -> pt_cuda_stream_from_address(ordinal, MemorySegment.ofAddress(address), out));
  }

  /**
   * Sends this thread's operators on the stream's GPU here until the result is closed, on the same
   * thread:
   *
   * {@snippet :
   * try (var _ = stream.use()) {
   *   y = x.matmul(w);
   * }
   * }
   *
   * <p>Memory of a tensor is reused in the order of the stream it was made on. A tensor that is
   * used on another stream needs {@link #keepAlive} there, or an event that orders its end.
   */
  public Use use() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException(
          "the current stream belongs to an operating system thread; run this on a platform thread,"
              + " not on a virtual one");
    }
    CudaStream before = current(device);
    makeCurrent();
    return new Use(before);
  }

  /** The region of code that uses a stream. */
  public static final class Use implements AutoCloseable {
    private final CudaStream before;

    private Use(CudaStream before) {
      this.before = before;
    }

    /** Goes back to the stream that was current before. */
    @Override
    public void close() {
      before.makeCurrent();
    }
  }

  /** Whether all work queued so far is done. */
  public boolean isDone() {
    return Results.truth(pt_cuda_stream_query(device.index(), id));
  }

  /** Waits on the CPU until all work queued so far is done. */
  public void synchronize() {
    Results.check(pt_cuda_stream_synchronize(device.index(), id));
  }

  /** Lets later work of this stream wait for an event; the CPU does not wait. */
  public void waitFor(CudaEvent event) {
    Results.check(pt_cuda_event_wait(event.handle(), device.index(), id));
  }

  /**
   * Lets later work of this stream wait for what {@code other} holds now; the CPU does not wait.
   */
  public void waitFor(CudaStream other) {
    try (CudaEvent event = CudaEvent.create()) {
      event.record(other);
      waitFor(event);
    }
  }

  /**
   * Keeps a tensor's memory from being reused before this stream's work so far is done ({@code
   * record_stream}).
   */
  public void keepAlive(Tensor tensor) {
    Results.check(pt_cuda_record_stream(tensor.handle(), device.index(), id));
  }

  /** The address of the {@code CUstream}, which is 0 for the default stream. */
  public long address() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(ValueLayout.JAVA_LONG);
      Results.check(pt_cuda_stream_address(device.index(), id, address));
      return address.get(ValueLayout.JAVA_LONG, 0);
    }
  }

  private void makeCurrent() {
    Results.check(pt_cuda_stream_set_current(device.index(), id));
  }

  private static CudaStream read(int ordinal, ToIntFunction<MemorySegment> call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment id = arena.allocate(ValueLayout.JAVA_LONG);
      Results.check(call.applyAsInt(id));
      return new CudaStream(Device.cuda(ordinal), id.get(ValueLayout.JAVA_LONG, 0));
    }
  }
}
