package dev.panatorch.diffusion.generation;

import dev.panatorch.runtime.Tensor;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that LibTorch ties to a thread of the operating system, as it does with the mode of autograd
 * and the stream of CUDA. A virtual thread may wander from one to another, so it waits here while a
 * thread of its own does the work.
 */
final class PlatformThread {

  private PlatformThread() {}

  /** What {@code work} makes, as if the calling thread had made it. An interrupt is passed on. */
  static List<Tensor> call(Supplier<List<Tensor>> work) {
    if (!Thread.currentThread().isVirtual()) {
      return work.get();
    }
    var task = new FutureTask<>(work::get);
    Thread worker = Thread.ofPlatform().name("generation").start(task);
    List<Tensor> made = result(task, worker);
    // Views, because they belong to the caller's scope, and what they are made of to nobody.
    List<Tensor> own = made.stream().map(Tensor::detach).toList();
    made.forEach(Tensor::close);
    return own;
  }

  private static List<Tensor> result(FutureTask<List<Tensor>> task, Thread worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          worker.interrupt();
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
