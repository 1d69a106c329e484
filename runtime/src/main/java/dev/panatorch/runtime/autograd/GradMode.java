package dev.panatorch.runtime.autograd;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;

/**
 * Whether operators are recorded for the backward pass, for a region of code on one thread ({@code
 * torch.no_grad}, {@code torch.enable_grad}, {@code torch.inference_mode}). Regions close in the
 * reverse order of their opening.
 *
 * <p>LibTorch keeps the mode with the operating system's thread, so a virtual thread, which may
 * move between those, cannot open a region.
 */
public final class GradMode implements AutoCloseable {

  static {
    Library.load();
  }

  private final Thread owner = Thread.currentThread();
  private final boolean before;
  private long inferenceGuard;
  private boolean closed;

  private GradMode(boolean before, long inferenceGuard) {
    this.before = before;
    this.inferenceGuard = inferenceGuard;
  }

  /** Nothing is recorded. */
  public static GradMode noGrad() {
    return set(false);
  }

  /** Operators on tensors that require gradients are recorded. */
  public static GradMode enable() {
    return set(true);
  }

  /**
   * Nothing is recorded, and the tensors made here can never take part in a recorded operator: the
   * fastest mode.
   */
  public static GradMode inference() {
    requirePlatformThread("GradMode");
    long guard = pt_inference_mode_enter(1);
    Results.check(guard == 0 ? -1 : 0);
    return new GradMode(false, guard);
  }

  /** Whether operators are recorded on this thread now. */
  public static boolean isEnabled() {
    return pt_is_grad_enabled() != 0;
  }

  private static GradMode set(boolean enabled) {
    requirePlatformThread("GradMode");
    boolean before = isEnabled();
    pt_set_grad_enabled(Arguments.flag(enabled));
    return new GradMode(before, 0);
  }

  static void requirePlatformThread(String what) {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException(
          what
              + " belongs to an operating system thread; run this on a platform thread, not on a virtual one");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException("this region belongs to thread " + owner.getName());
    }
    closed = true;
    if (inferenceGuard == 0) {
      pt_set_grad_enabled(Arguments.flag(before));
    } else {
      Results.check(pt_inference_mode_exit(inferenceGuard));
      inferenceGuard = 0;
    }
  }
}
