package dev.panatorch.runtime.optim;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import dev.panatorch.runtime.nn.StateDictException;
import dev.panatorch.runtime.nn.StateDicts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiPredicate;

/**
 * Adam with decoupled weight decay (Kingma and Ba, 2015; Loshchilov and Hutter, 2019), as {@code
 * torch.optim.AdamW} computes it, for all parameters of a group in one fused call. With a decay of
 * 0 it is plain Adam.
 *
 * <p>The state lies beside the parameters: make the optimizer after the model was moved to its
 * device. Parameters without a gradient are left alone, their step counts too. Closing frees the
 * state.
 */
public final class AdamW implements AutoCloseable {

  static {
    Library.load();
  }

  /**
   * Hyper-parameters; the learning rate is given with each step.
   *
   * @param beta1 decay of the average gradient
   * @param beta2 decay of the average squared gradient
   * @param epsilon added to the root of the latter
   * @param weightDecay share of the learning rate by which decayed parameters shrink
   * @param decays which parameters, by name and tensor, shrink
   */
  public record Config(
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      BiPredicate<String, Tensor> decays) {

    /** Checks the ranges. */
    public Config {
      if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
        throw new IllegalArgumentException(
            "betas of %s and %s are not in 0 .. 1, 1 excluded".formatted(beta1, beta2));
      }
      if (!(epsilon >= 0 && weightDecay >= 0)) {
        throw new IllegalArgumentException("epsilon and weight decay must not be negative");
      }
    }

    /** PyTorch's betas 0.9 and 0.999 and epsilon 1e-8; every parameter decays. */
    public static Config of(double weightDecay) {
      return new Config(0.9, 0.999, 1e-8, weightDecay, (name, parameter) -> true);
    }

    /** Other betas. */
    public Config withBetas(double first, double second) {
      return new Config(first, second, epsilon, weightDecay, decays);
    }

    /** Another epsilon. */
    public Config withEpsilon(double value) {
      return new Config(beta1, beta2, value, weightDecay, decays);
    }

    /** Decays only what the predicate names. */
    public Config decaying(BiPredicate<String, Tensor> chosen) {
      return new Config(beta1, beta2, epsilon, weightDecay, chosen);
    }

    /** Decays neither biases nor anything of one dimension: norms, scales. */
    public Config decayingMatrices() {
      return decaying((name, tensor) -> tensor.dim() > 1 && !name.endsWith(".bias"));
    }
  }

  private record Moments(Tensor parameter, Tensor average, Tensor squareAverage, Tensor step) {}

  private final Config config;
  private final SequencedMap<String, Moments> all = new LinkedHashMap<>();
  private final List<Moments> decayed = new ArrayList<>();
  private final List<Moments> undecayed = new ArrayList<>();

  /**
   * For those of the parameters that require gradients now.
   *
   * @param parameters by the names under which the state is saved
   */
  public AdamW(Map<String, Tensor> parameters, Config config) {
    this.config = config;
    parameters.forEach((name, parameter) -> {
      if (parameter.requiresGrad()) {
        add(name, parameter);
      }
    });
  }

  private void add(String name, Tensor parameter) {
    var moments =
        new Moments(
            parameter,
            parameter.zerosLike().keep(),
            parameter.zerosLike().keep(),
            Torch.zeros(new long[0], DType.FLOAT32, parameter.device()).keep());
    all.put(name, moments);
    boolean decays = config.weightDecay > 0 && config.decays.test(name, parameter);
    (decays ? decayed : undecayed).add(moments);
  }

  /** Updates every parameter that has a gradient; does not wait for the device. */
  public void step(double learningRate) {
    step(decayed, learningRate, config.weightDecay);
    step(undecayed, learningRate, 0);
  }

  private void step(List<Moments> group, double learningRate, double weightDecay) {
    if (group.isEmpty()) {
      return;
    }
    Scratch scratch = Scratch.begin();
    Results.check(
        pt_adamw_step(
            scratch.handles(group.stream().map(Moments::parameter).toList()),
            scratch.handles(group.stream().map(Moments::average).toList()),
            scratch.handles(group.stream().map(Moments::squareAverage).toList()),
            scratch.handles(group.stream().map(Moments::step).toList()),
            group.size(),
            learningRate,
            config.beta1,
            config.beta2,
            weightDecay,
            config.epsilon));
  }

  /** Drops the gradients of all parameters. */
  public void zeroGrad() {
    GradClip.zero(parameters());
  }

  /** The parameters that are updated. */
  public List<Tensor> parameters() {
    return all.values().stream().map(Moments::parameter).toList();
  }

  /**
   * The state under {@code exp_avg.NAME}, {@code exp_avg_sq.NAME} and {@code step.NAME}: the
   * optimizer's own tensors, not copies.
   */
  public SequencedMap<String, Tensor> state() {
    SequencedMap<String, Tensor> state = new LinkedHashMap<>();
    all.forEach((name, moments) -> {
      state.put("exp_avg." + name, moments.average);
      state.put("exp_avg_sq." + name, moments.squareAverage);
      state.put("step." + name, moments.step);
    });
    return Collections.unmodifiableSequencedMap(state);
  }

  /**
   * Copies a saved state.
   *
   * @throws StateDictException if it is not one of these parameters; then nothing was changed
   */
  public void loadState(Map<String, Tensor> saved) {
    StateDicts.copy(state(), saved);
  }

  @Override
  public void close() {
    state().values().forEach(Tensor::close);
  }
}
