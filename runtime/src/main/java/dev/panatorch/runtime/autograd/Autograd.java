package dev.panatorch.runtime.autograd;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.internal.Arguments;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gradients of chosen outputs with respect to chosen inputs ({@code torch.autograd.grad}). */
public final class Autograd {

  static {
    Library.load();
  }

  private Autograd() {}

  /** Gradients of the sum of {@code outputs}, each of one element; the graph is freed. */
  public static List<Tensor> grad(List<Tensor> outputs, List<Tensor> inputs) {
    List<Tensor> found = new ArrayList<>();
    for (Tensor gradient : grad(outputs, inputs, List.of(), false, false, false)) {
      if (gradient == null) {
        throw new IllegalStateException("an input that must be used has no gradient");
      }
      found.add(gradient);
    }
    return found;
  }

  /**
   * Gradients with respect to {@code inputs}.
   *
   * @param gradients one for each output, or none when every output has one element
   * @param retainGraph whether the graph serves another backward pass
   * @param createGraph whether the gradients can be differentiated in turn
   * @param allowUnused whether an input that no output depends on gives null instead of an error
   */
  public static List<@Nullable Tensor> grad(
      List<Tensor> outputs,
      List<Tensor> inputs,
      List<Tensor> gradients,
      boolean retainGraph,
      boolean createGraph,
      boolean allowUnused) {
    Scratch scratch = Scratch.begin();
    // Functions written in Java may run operators meanwhile, which use the scratch memory anew.
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment results = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, inputs.size()));
      Results.check(
          pt_gradients(
              scratch.handles(outputs),
              outputs.size(),
              scratch.handles(inputs),
              inputs.size(),
              scratch.handles(gradients),
              gradients.size(),
              Arguments.flag(retainGraph),
              Arguments.flag(createGraph),
              Arguments.flag(allowUnused),
              results));
      List<@Nullable Tensor> found = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        found.add(Results.optional(results.getAtIndex(ValueLayout.JAVA_LONG, i)));
      }
      return found;
    }
  }
}
