package dev.panatorch.runtime.autograd;

import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function with a derivative of its own ({@code torch.autograd.Function}).
 *
 * {@snippet :
 * Tensor y = DifferentiableFunction.apply(new StraightThrough(), List.of(x)).getFirst();
 * }
 */
public interface DifferentiableFunction {

  /**
   * Computes the outputs; nothing in here is recorded.
   *
   * @param context keeps what the backward pass needs
   */
  List<Tensor> forward(Context context, List<Tensor> inputs);

  /**
   * Computes a gradient, or null, for each input.
   *
   * @param gradients of each output; null where no later operator used it
   */
  List<@Nullable Tensor> backward(Context context, List<@Nullable Tensor> gradients);

  /** Name in error messages. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Runs {@code function} and records it where an input requires gradients. */
  static List<Tensor> apply(DifferentiableFunction function, List<Tensor> inputs) {
    return Callbacks.apply(function, inputs);
  }

  /** What a function keeps between its forward and its backward pass. */
  final class Context implements AutoCloseable {
    private final List<Tensor> saved = new ArrayList<>();

    Context() {}

    /** Keeps second references to tensors until the graph is freed. */
    public void save(Tensor... tensors) {
      for (Tensor tensor : tensors) {
        saved.add(tensor.alias().keep());
      }
    }

    /** The tensors in the order in which they were saved. */
    public List<Tensor> saved() {
      return List.copyOf(saved);
    }

    @Override
    public void close() {
      saved.forEach(Tensor::close);
      saved.clear();
    }
  }
}
