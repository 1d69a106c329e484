package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tensor's part in automatic differentiation. */
public sealed interface TensorGradient permits Tensor {

  /** Whether operators on this tensor are recorded. */
  default boolean requiresGrad() {
    return Results.truth(pt_requires_grad(((Tensor) this).handle()));
  }

  /** Starts or stops recording operators on this leaf; returns this tensor. */
  default Tensor requiresGrad(boolean required) {
    Results.check(pt_set_requires_grad(((Tensor) this).handle(), Arguments.flag(required)));
    return (Tensor) this;
  }

  /** Whether the user made this tensor, rather than a recorded operator. */
  default boolean isLeaf() {
    return Results.truth(pt_is_leaf(((Tensor) this).handle()));
  }

  /** Whether this tensor was made in inference mode. */
  default boolean isInference() {
    return Results.truth(pt_is_inference(((Tensor) this).handle()));
  }

  /** Keeps the gradient of this tensor, which is no leaf, in {@link #grad}. */
  default Tensor retainGrad() {
    Results.check(pt_retain_grad(((Tensor) this).handle()));
    return (Tensor) this;
  }

  /** A reference to the accumulated gradient, or null while there is none. */
  default @Nullable Tensor grad() {
    return Results.optional(pt_grad(((Tensor) this).handle()));
  }

  /** Replaces the accumulated gradient; null drops it. */
  default void setGrad(@Nullable Tensor grad) {
    Results.check(pt_set_grad(((Tensor) this).handle(), Arguments.handle(grad)));
  }

  /** Drops the accumulated gradient. */
  default void zeroGrad() {
    setGrad(null);
  }

  /**
   * Makes this tensor hold {@code data} from now on; it stays the same tensor for the graph and the
   * optimizer.
   */
  default void setData(Tensor data) {
    Results.check(pt_set_data(((Tensor) this).handle(), data.handle()));
  }

  /** Adds the gradients of this tensor of one element to those of every leaf it was made from. */
  default void backward() {
    backward(null, false, false);
  }

  /**
   * Adds gradients to those of every leaf that this tensor was made from.
   *
   * @param gradient of this tensor; null stands for one where it has one element
   * @param retainGraph whether the graph serves another backward pass
   * @param createGraph whether the gradients can be differentiated in turn
   */
  default void backward(@Nullable Tensor gradient, boolean retainGraph, boolean createGraph) {
    Scratch scratch = Scratch.begin();
    MemorySegment gradients =
        gradient == null ? MemorySegment.NULL : scratch.handles(List.of(gradient));
    Results.check(
        pt_backward(
            scratch.handles(List.of((Tensor) this)),
            1,
            gradients,
            gradient == null ? 0 : 1,
            Arguments.flag(retainGraph),
            Arguments.flag(createGraph)));
  }
}
