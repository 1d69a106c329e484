package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.torchcuda.TorchCudaApi.*;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Results;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * GPU work of Java code that runs operators, recorded once and launched again as a whole ({@code
 * torch.cuda.CUDAGraph}). A replay costs one launch instead of one per operator, and runs no Java.
 *
 * {@snippet :
 * Tensor input = ..., output;                       // kept tensors with fixed memory
 * CudaGraph.warmUp(device, () -> model.forward(input));
 * var graph = CudaGraph.capture(device, () -> out[0] = model.forward(input).keep());
 * input.copy_(batch);                               // new values into the same memory
 * graph.replay();                                   // out[0] now holds their result
 * }
 *
 * <p>Rules. The work is recorded with the addresses of its tensors: what it reads must stay open
 * and be changed in place only; sizes cannot change. It must not wait for the GPU or read values of
 * it ({@code item}, copies to the CPU), and must run on one GPU. Java values, such as a learning
 * rate that is a number, are recorded as they were; put what changes into tensors.
 *
 * <p>Scopes. A capture opens a scope of its own, so intermediate results are closed at its end;
 * their memory stays with the graph. Results are moved out with {@code keep()}; every replay writes
 * them anew. Close them with the graph.
 *
 * <p>Random numbers. Generators that the work draws from are named to {@link #capture}; every
 * replay then continues their sequences, as eager execution would. The default generator needs no
 * naming.
 *
 * <p>Run the work a few times with {@link #warmUp} before: libraries set themselves up at first
 * use, which cannot be captured. Only the capturing thread is held to the rules; others may use the
 * GPU meanwhile.
 */
public final class CudaGraph implements AutoCloseable {

  private static final int WARM_UPS = 3;

  private final Device device;
  private long handle;

  private CudaGraph(Device device, long handle) {
    this.device = device;
    this.handle = handle;
  }

  /** Runs {@code work} three times on a side stream, each time in a scope of its own, and waits. */
  public static void warmUp(Device device, Runnable work) {
    CudaStream before = CudaStream.current(device);
    CudaStream side = CudaStream.fromPool(device);
    side.waitFor(before);
    try (var _ = side.use()) {
      for (int i = 0; i < WARM_UPS; i++) {
        try (var _ = Scope.open()) {
          work.run();
        }
      }
    }
    before.waitFor(side);
    Cuda.synchronize(device);
  }

  /**
   * Records what {@code work} queues on {@code device}; the work itself is not carried out before
   * the first {@link #replay}.
   *
   * @param generators all generators on the GPU that the work draws from
   * @throws RuntimeException what {@code work} threw, or LibTorch's word on an operation that
   *     cannot be captured; nothing is left behind
   */
  public static CudaGraph capture(Device device, Runnable work, Generator... generators) {
    return capture(device, 0, 0, work, List.of(generators));
  }

  /**
   * As {@link #capture}, with the memory of this graph's intermediate results shared. Right only
   * where the graphs are replayed one after the other in the order of their captures, and results
   * of the first are read before the second is replayed.
   */
  public CudaGraph captureNext(Runnable work, Generator... generators) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pool = arena.allocate(ValueLayout.JAVA_LONG, 2);
      Results.check(pt_cuda_graph_pool(handle(), pool, pool.asSlice(Long.BYTES)));
      return capture(
          device,
          pool.getAtIndex(ValueLayout.JAVA_LONG, 0),
          pool.getAtIndex(ValueLayout.JAVA_LONG, 1),
          work,
          List.of(generators));
    }
  }

  private static CudaGraph capture(
      Device device, long pool, long poolOfGraph, Runnable work, List<Generator> generators) {
    Device target = Device.cuda(Cuda.resolve(device));
    Cuda.synchronize(target);
    long handle = pt_cuda_graph_create();
    if (handle == 0) {
      throw Errors.last();
    }
    var graph = new CudaGraph(target, handle);
    // LibTorch captures the current stream of the current GPU.
    Device outer = Cuda.currentDevice();
    Cuda.setCurrentDevice(target);
    try (var _ = CudaStream.fromPool(target).use()) {
      for (Generator generator : generators) {
        Results.check(pt_cuda_graph_register_generator(handle, generator.handle()));
      }
      graph.record(pool, poolOfGraph, work);
    } catch (RuntimeException | Error e) {
      graph.discard(e);
      throw e;
    } finally {
      Cuda.setCurrentDevice(outer);
    }
    return graph;
  }

  private void record(long pool, long poolOfGraph, Runnable work) {
    Results.check(
        pt_cuda_graph_capture_begin(handle, pool, poolOfGraph, PT_CUDA_CAPTURE_THREAD_LOCAL()));
    try (var _ = Scope.open()) {
      work.run();
    } catch (RuntimeException | Error e) {
      // The stream must leave capture whatever happened; the first failure is the one to tell.
      if (pt_cuda_graph_capture_end(handle) < 0) {
        e.addSuppressed(Errors.last());
      }
      throw e;
    }
    Results.check(pt_cuda_graph_capture_end(handle));
  }

  private void discard(Throwable reason) {
    try {
      close();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  /** Queues the recorded work on the current stream; does not wait for it. */
  public void replay() {
    Results.check(pt_cuda_graph_replay(handle()));
  }

  /** The GPU that the work runs on. */
  public Device device() {
    return device;
  }

  /** Frees the graph and the memory of its intermediate results; closing twice does nothing. */
  @Override
  public void close() {
    long released = handle;
    handle = 0;
    if (released != 0) {
      Results.check(pt_cuda_graph_free(released));
    }
  }

  private long handle() {
    if (handle == 0) {
      throw new IllegalStateException("this graph was closed");
    }
    return handle;
  }
}
