package dev.panatorch.runtime.autograd;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a network whose inner values are not kept for the backward pass but computed there once
 * more, which trades a second forward pass for their memory (Chen et al., 2016; {@code
 * torch.utils.checkpoint}). The second pass draws the same random numbers and runs in the same
 * precision, so its gradients are those of the plain part.
 */
public final class ActivationCheckpoint implements DifferentiableFunction {

  private final Function<List<Tensor>, Tensor> body;
  private final List<Boolean> differentiated;
  private final List<Tensor> parameters;
  private final List<Generator> random;
  private final Device device;
  private final @Nullable DType precision;

  private ActivationCheckpoint(
      Function<List<Tensor>, Tensor> body,
      List<Tensor> inputs,
      Collection<Tensor> parameters,
      List<Generator> random) {
    this.body = body;
    this.differentiated = inputs.stream().map(Tensor::requiresGrad).toList();
    this.parameters = List.copyOf(parameters);
    this.random = random;
    this.device = inputs.getFirst().device();
    this.precision = Autocast.dtype(device);
  }

  /**
   * Runs {@code body}; where nothing is recorded, that is all.
   *
   * @param body makes its result of {@code inputs}, {@code parameters} and tensors without
   *     gradients alone
   * @param inputs at least one; the first one's device is where autocast is looked for
   * @param parameters that {@code body} reads; they must not change before the backward pass and,
   *     inside {@link Autocast}, belong to {@code body} alone
   * @param random generators that {@code body} draws from; both passes leave them in the same state
   */
  public static Tensor run(
      Function<List<Tensor>, Tensor> body,
      List<Tensor> inputs,
      Collection<Tensor> parameters,
      List<Generator> random) {
    if (!GradMode.isEnabled()) {
      return body.apply(inputs);
    }
    List<Tensor> all = new ArrayList<>(inputs);
    all.addAll(parameters);
    var function = new ActivationCheckpoint(body, inputs, parameters, random);
    return Scope.run(() -> DifferentiableFunction.apply(function, all).getFirst());
  }

  @Override
  public List<Tensor> forward(Context context, List<Tensor> all) {
    List<Tensor> inputs = all.subList(0, differentiated.size());
    inputs.forEach(context::save);
    random.forEach(generator -> context.save(generator.state()));
    return List.of(body.apply(inputs));
  }

  @Override
  public List<@Nullable Tensor> backward(Context context, List<@Nullable Tensor> gradients) {
    int inputs = differentiated.size();
    List<Tensor> saved = context.saved();
    List<Tensor> sources = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      // Without a history, so that the second graph ends here.
      sources.add(saved.get(i).detach().requiresGrad(differentiated.get(i)));
    }
    Tensor output = again(List.copyOf(sources), saved.subList(inputs, saved.size()));
    sources.addAll(parameters);
    List<Tensor> recorded = sources.stream().filter(Tensor::requiresGrad).toList();
    var found =
        Autograd.grad(
                List.of(output),
                recorded,
                List.of(Objects.requireNonNull(gradients.getFirst())),
                false,
                false,
                true)
            .iterator();
    List<@Nullable Tensor> result = new ArrayList<>();
    sources.forEach(source -> result.add(source.requiresGrad() ? found.next() : null));
    return result;
  }

  private Tensor again(List<Tensor> leaves, List<Tensor> states) {
    List<Tensor> now = random.stream().map(Generator::state).toList();
    set(states);
    try (var mode = GradMode.enable();
        var low = precision == null ? null : Autocast.enable(device, precision)) {
      return body.apply(leaves);
    } finally {
      set(now);
    }
  }

  private void set(List<Tensor> states) {
    for (int i = 0; i < random.size(); i++) {
      random.get(i).setState(states.get(i));
    }
  }
}
