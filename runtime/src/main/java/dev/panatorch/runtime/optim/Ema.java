package dev.panatorch.runtime.optim;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.StateDictException;
import dev.panatorch.runtime.nn.StateDicts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * An exponential moving average of a module's parameters: after each update, average = decay *
 * average + (1 - decay) * parameter. It starts from the parameters as they are. Buffers are not
 * averaged; the module's own stand for them. Closing frees the averages.
 *
 * <p>Make it after the module was moved to its device.
 */
public final class Ema implements AutoCloseable {

  static {
    Library.load();
  }

  private final Module module;
  private final double decay;
  private final SequencedMap<String, Tensor> averages = new LinkedHashMap<>();
  private boolean swapped;

  /**
   * Starts an average.
   *
   * @param decay 0 .. 1, usually 0.9999
   * @throws IllegalArgumentException if a parameter has fewer bits than float32: the small steps of
   *     an average would be lost
   */
  public Ema(Module module, double decay) {
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException("a decay of " + decay + " is not in 0 .. 1");
    }
    this.module = module;
    this.decay = decay;
    module.parameters().forEach(Ema::requireWide);
    try (var scope = Scope.open()) {
      module
          .parameters()
          .forEach((name, value) -> averages.put(name, value.detach().copy().keep()));
    }
  }

  private static void requireWide(String name, Tensor parameter) {
    if (parameter.dtype() != DType.FLOAT32 && parameter.dtype() != DType.FLOAT64) {
      throw new IllegalArgumentException(
          name + " is " + parameter.dtype().torchName() + "; an average needs float32 parameters");
    }
  }

  /** Takes the parameters as they are now into the average; does not wait for the device. */
  public void update() {
    update(decay);
  }

  /** The same with another decay this time. */
  public void update(double decay) {
    requireUnswapped();
    List<Tensor> targets = List.copyOf(averages.values());
    List<Tensor> sources = List.copyOf(module.parameters().values());
    if (!targets.isEmpty()) {
      Scratch scratch = Scratch.begin();
      Results.check(
          pt_lerp_all(
              scratch.handles(targets), scratch.handles(sources), targets.size(), 1 - decay));
    }
  }

  /** The average with the module's buffers, in the names and the order of its state dict. */
  public SequencedMap<String, Tensor> stateDict() {
    SequencedMap<String, Tensor> state = new LinkedHashMap<>();
    module.stateDict().forEach((name, own) -> state.put(name, averages.getOrDefault(name, own)));
    return Collections.unmodifiableSequencedMap(state);
  }

  /**
   * Copies a saved average; buffers in it are checked, but the module's stay as they are.
   *
   * @throws StateDictException if it is not one of this module; then nothing was changed
   */
  public void loadStateDict(Map<String, Tensor> saved) {
    StateDicts.check(stateDict(), saved);
    Map<String, Tensor> parameters = new LinkedHashMap<>(saved);
    parameters.keySet().retainAll(averages.keySet());
    StateDicts.copy(averages, parameters);
  }

  /** The module has its own parameters again when this is closed. */
  public interface Swap extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Lets the module compute with the average until the result is closed. Nothing is copied; the
   * module must not be trained meanwhile.
   */
  public Swap swapIn() {
    requireUnswapped();
    exchange();
    swapped = true;
    return () -> {
      if (swapped) {
        exchange();
        swapped = false;
      }
    };
  }

  private void exchange() {
    try (var scope = Scope.open()) {
      module
          .parameters()
          .forEach((name, parameter) -> {
            Tensor average = Objects.requireNonNull(averages.get(name));
            Tensor own = parameter.detach();
            parameter.setData(average.detach());
            average.setData(own);
          });
    }
  }

  private void requireUnswapped() {
    if (swapped) {
      throw new IllegalStateException("the average is swapped in; close the swap first");
    }
  }

  @Override
  public void close() {
    averages.values().forEach(Tensor::close);
  }
}
