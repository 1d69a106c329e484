package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.ActivationCheckpoint;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model: named parameters, named buffers and named children, in the order of their
 * registration. Names join with dots ({@code blocks.0.attn.qkv.weight}), so that a state dict is
 * the official one.
 *
 * <p>A module owns its parameters and buffers and those of its children: they belong to no scope
 * and live until {@link #close}. A forward pass changes nothing in a module, so many threads may
 * use one that is in evaluation mode. Composite modules run each part in a scope of its own: what a
 * part leaves over dies with it, unless the backward pass needs it.
 */
public abstract class Module implements AutoCloseable {

  private final SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
  private final SequencedMap<String, Tensor> buffers = new LinkedHashMap<>();
  private final SequencedMap<String, Module> children = new LinkedHashMap<>();
  private final Set<String> wide = new HashSet<>();
  private boolean training = true;
  private boolean activationCheckpointing;

  /** For subclasses, which register their parts while they are made. */
  protected Module() {}

  /** Registers a leaf that is trained; returns it. */
  protected final Tensor parameter(String name, Tensor value) {
    claim(name);
    parameters.put(name, value.keep().requiresGrad(true));
    return value;
  }

  /** Registers a tensor that belongs to the state dict but is not trained; returns it. */
  protected final Tensor buffer(String name, Tensor value) {
    claim(name);
    buffers.put(name, value.keep());
    return value;
  }

  /** Registers a part; returns it. */
  protected final <M extends Module> M child(String name, M module) {
    claim(name);
    children.put(name, module);
    return module;
  }

  /**
   * Keeps one of this module's parameters or buffers in float32 when the model is converted to a
   * type of less precision: for what a few bits would spoil, as the frequencies of a rotation.
   */
  protected final void keepWide(String name) {
    wide.add(name);
  }

  private void claim(String name) {
    if (name.isEmpty() || name.contains(".")) {
      throw new IllegalArgumentException("\"" + name + "\" cannot name a part: use no dots");
    }
    if (parameters.containsKey(name) || buffers.containsKey(name) || children.containsKey(name)) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + " has a part named \"" + name + "\" already");
    }
  }

  /** All parameters, those of children too, under their dotted names; unmodifiable. */
  public final SequencedMap<String, Tensor> parameters() {
    return collect((module, prefix, into) -> put(module.parameters, prefix, into));
  }

  /** All buffers under their dotted names; unmodifiable. */
  public final SequencedMap<String, Tensor> buffers() {
    return collect((module, prefix, into) -> put(module.buffers, prefix, into));
  }

  /**
   * Parameters and buffers as PyTorch orders them: of each module its parameters, its buffers, then
   * its children. The tensors are the module's own, not copies; the map is unmodifiable.
   */
  public final SequencedMap<String, Tensor> stateDict() {
    return collect((module, prefix, into) -> {
      put(module.parameters, prefix, into);
      put(module.buffers, prefix, into);
    });
  }

  /** The direct parts; unmodifiable. */
  public final SequencedMap<String, Module> children() {
    return Collections.unmodifiableSequencedMap(children);
  }

  /**
   * Copies values into every parameter and buffer, converting type and device.
   *
   * @param values one tensor of the right shape for each name, and no other
   * @throws StateDictException that lists every missing and every extra name and every shape that
   *     differs; then nothing was changed
   */
  public final void loadStateDict(Map<String, Tensor> values) {
    StateDicts.copy(stateDict(), values);
  }

  /** Sets training or evaluation mode here and in all children; returns this module. */
  public Module train(boolean mode) {
    visit(module -> module.training = mode);
    return this;
  }

  /** Evaluation mode: {@code train(false)}. */
  public final Module eval() {
    return train(false);
  }

  /** Whether dropout and the like are active; true at first. */
  public final boolean isTraining() {
    return training;
  }

  /**
   * Whether transformers, here and in all children, keep only the inputs of their blocks for the
   * backward pass and compute the rest there once more: a third more work for far less memory.
   *
   * @see ActivationCheckpoint
   */
  public final Module activationCheckpointing(boolean on) {
    visit(module -> module.activationCheckpointing = on);
    return this;
  }

  /**
   * One part's result, with its inner values computed anew in the backward pass where this module
   * does so in training.
   *
   * @param part whose parameters {@code body} reads
   * @param inputs all other tensors with gradients that {@code body} reads
   * @param random generators that {@code body} draws from
   */
  protected final Tensor checkpointed(
      Module part,
      List<Tensor> inputs,
      List<Generator> random,
      Function<List<Tensor>, Tensor> body) {
    return activationCheckpointing && training
        ? ActivationCheckpoint.run(body, inputs, part.parameters().values(), random)
        : body.apply(inputs);
  }

  /**
   * Moves all parameters and buffers; they stay the same {@link Tensor} objects. Drops gradients.
   */
  public final Module to(Device device) {
    return convert(device, null);
  }

  /**
   * Moves everything and converts what is of a floating-point type, but for what a module keeps in
   * float32.
   */
  public final Module to(Device device, DType dtype) {
    return convert(device, dtype);
  }

  private Module convert(Device device, @Nullable DType dtype) {
    try (var scope = Scope.open()) {
      visit(module -> {
        module.parameters.forEach((name, tensor) -> module.convert(name, tensor, device, dtype));
        module.buffers.forEach((name, tensor) -> module.convert(name, tensor, device, dtype));
      });
    }
    return this;
  }

  private void convert(String name, Tensor tensor, Device device, @Nullable DType dtype) {
    DType old = tensor.dtype();
    DType target = dtype != null && old.isFloatingPoint() ? dtype : old;
    boolean narrow = target == DType.BFLOAT16 || target == DType.FLOAT16;
    if (tensor.grad() != null) {
      tensor.zeroGrad();
    }
    DType kept = narrow && wide.contains(name) ? DType.FLOAT32 : target;
    tensor.setData(tensor.detach().to(device, kept));
  }

  /** Freezes (false) or trains (true) every parameter, those of children too. */
  public final Module requiresGrad(boolean required) {
    parameters().values().forEach(tensor -> tensor.requiresGrad(required));
    return this;
  }

  /** Number of elements of all parameters. */
  public final long parameterCount() {
    return parameters().values().stream().mapToLong(Tensor::numel).sum();
  }

  /** Frees all parameters and buffers, those of children too; closing twice does nothing. */
  @Override
  public void close() {
    visit(module -> {
      module.parameters.values().forEach(Tensor::close);
      module.buffers.values().forEach(Tensor::close);
    });
  }

  private void visit(Consumer<Module> action) {
    action.accept(this);
    children.values().forEach(child -> child.visit(action));
  }

  private interface Collector {
    void collect(Module module, String prefix, SequencedMap<String, Tensor> into);
  }

  private SequencedMap<String, Tensor> collect(Collector collector) {
    SequencedMap<String, Tensor> into = new LinkedHashMap<>();
    collect("", collector, into);
    return Collections.unmodifiableSequencedMap(into);
  }

  private void collect(String prefix, Collector collector, SequencedMap<String, Tensor> into) {
    collector.collect(this, prefix, into);
    children.forEach((name, child) -> child.collect(prefix + name + ".", collector, into));
  }

  private static void put(
      Map<String, Tensor> own, String prefix, SequencedMap<String, Tensor> into) {
    own.forEach((name, tensor) -> into.put(prefix + name, tensor));
  }
}
