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

  private final Region region;
  private final boolean before;
  private final long inferenceGuard;

  private GradMode(Region region, boolean before, long inferenceGuard) {
    this.region = region;
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
    var region = new Region("GradMode");
    long guard = pt_inference_mode_enter(1);
    Results.check(guard == 0 ? -1 : 0);
    return new GradMode(region, false, guard);
  }

  /** Whether operators are recorded on this thread now. */
  public static boolean isEnabled() {
    return pt_is_grad_enabled() != 0;
  }

  private static GradMode set(boolean enabled) {
    var region = new Region("GradMode");
    boolean before = isEnabled();
    pt_set_grad_enabled(Arguments.flag(enabled));
    return new GradMode(region, before, 0);
  }

  @Override
  public void close() {
    if (!region.close()) {
      return;
    }
    if (inferenceGuard == 0) {
      pt_set_grad_enabled(Arguments.flag(before));
    } else {
      Results.check(pt_inference_mode_exit(inferenceGuard));
    }
  }
}
