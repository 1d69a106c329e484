package dev.panatorch.runtime.optim;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.util.Collection;
import java.util.List;

/** Operations on the gradients of many parameters in one call. */
public final class GradClip {

  static {
    Library.load();
  }

  private GradClip() {}

  /**
   * Scales all gradients by one factor so that their common 2-norm is at most {@code maxNorm}
   * ({@code torch.nn.utils.clip_grad_norm_}). Does not wait for the device. Parameters without
   * gradients are passed over.
   *
   * @param maxNorm may be infinite, to measure only
   * @return the norm before, a tensor of no dimensions
   */
  public static Tensor clipNorm(Collection<Tensor> parameters, double maxNorm) {
    Scratch scratch = Scratch.begin();
    List<Tensor> list = List.copyOf(parameters);
    return Results.tensor(pt_clip_grad_norm(scratch.handles(list), list.size(), maxNorm));
  }

  /** Drops all gradients, so that the next backward pass makes new ones. */
  public static void zero(Collection<Tensor> parameters) {
    Scratch scratch = Scratch.begin();
    List<Tensor> list = List.copyOf(parameters);
    Results.check(pt_zero_grads(scratch.handles(list), list.size()));
  }
}
