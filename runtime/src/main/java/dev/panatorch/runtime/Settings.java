package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;

/** Switches of the whole process: threads, numeric precision, determinism. */
public final class Settings {

  static {
    Library.load();
  }

  private Settings() {}

  /** Threads that one operator on the CPU may use ({@code torch.get_num_threads}). */
  public static int threads() {
    return pt_get_num_threads();
  }

  /** Sets the threads that one operator on the CPU may use ({@code torch.set_num_threads}). */
  public static void threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("an operator needs at least one thread, not " + count);
    }
    Results.check(pt_set_num_threads(count));
  }

  /**
   * Whether float32 matrix products and convolutions on the GPU may round their inputs to 10 bits
   * (TF32). Products: off at first, as in PyTorch.
   */
  public static void allowTf32(boolean products, boolean convolutions) {
    Results.check(pt_set_allow_tf32(Arguments.flag(products), Arguments.flag(convolutions)));
  }

  /** Only algorithms that give the same bits in every run; an operator without one fails. */
  public static void deterministic(boolean enabled) {
    Results.check(pt_set_deterministic(Arguments.flag(enabled), 0));
  }

  /** Whether cuDNN tries its algorithms at the first call of each shape and keeps the fastest. */
  public static void benchmarkCudnn(boolean enabled) {
    Results.check(pt_set_benchmark_cudnn(Arguments.flag(enabled)));
  }

  /** Whether this LibTorch sees a GPU. */
  public static boolean hasCuda() {
    return Results.truth(pt_has_cuda());
  }

  /** How LibTorch was built: compilers, libraries, instruction sets. */
  public static String buildConfiguration() {
    return Errors.text(pt_build_configuration());
  }

  /** LibTorch's account of its thread pools. */
  public static String parallelInfo() {
    return Errors.text(pt_parallel_info());
  }
}
