package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.torchcuda.TorchCudaApi.*;

import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Results;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A mark in a stream's queue of work ({@code torch.cuda.Event}). The caller closes it. */
public final class CudaEvent implements AutoCloseable {

  private long handle;

  private CudaEvent(long handle) {
    this.handle = handle;
  }

  /** An event to wait for; it takes no time stamps. */
  public static CudaEvent create() {
    return make(false);
  }

  /** An event that takes the time when it is reached, for {@link #millisecondsSince}. */
  public static CudaEvent withTiming() {
    return make(true);
  }

  private static CudaEvent make(boolean timing) {
    Availability.require();
    long handle = pt_cuda_event_create(timing ? 1 : 0);
    if (handle == 0) {
      throw Errors.last();
    }
    return new CudaEvent(handle);
  }

  /** Puts the mark behind all work queued on {@code stream} so far; returns this event. */
  public CudaEvent record(CudaStream stream) {
    Results.check(pt_cuda_event_record(handle(), stream.device().index(), stream.id()));
    return this;
  }

  /** Whether the work before the mark is done; true when nothing was recorded. */
  public boolean isDone() {
    return Results.truth(pt_cuda_event_query(handle()));
  }

  /** Waits on the CPU until the work before the mark is done. */
  public void synchronize() {
    Results.check(pt_cuda_event_synchronize(handle()));
  }

  /**
   * Milliseconds from {@code start} to this event on the GPU's clock, with a resolution of about
   * half a microsecond. Both must take timing, be recorded on the same GPU and be done.
   */
  public double millisecondsSince(CudaEvent start) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment milliseconds = arena.allocate(ValueLayout.JAVA_DOUBLE);
      Results.check(pt_cuda_event_elapsed(start.handle(), handle(), milliseconds));
      return milliseconds.get(ValueLayout.JAVA_DOUBLE, 0);
    }
  }

  /** Frees the event; closing twice does nothing. */
  @Override
  public void close() {
    long released = handle;
    handle = 0;
    if (released != 0) {
      Results.check(pt_cuda_event_free(released));
    }
  }

  long handle() {
    if (handle == 0) {
      throw new IllegalStateException("this event was closed");
    }
    return handle;
  }
}
