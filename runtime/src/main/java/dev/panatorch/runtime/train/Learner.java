package dev.panatorch.runtime.train;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.Ema;
import dev.panatorch.runtime.optim.EmaDecay;
import dev.panatorch.runtime.optim.GradClip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An objective with the state of its optimization. */
final class Learner<S extends Sample> implements AutoCloseable {

  static final String LOSS = "loss";
  static final String GRAD_NORM = "grad_norm";

  private final Objective<S> objective;
  private final AdamW optimizer;
  private final List<Tensor> trained;
  private final @Nullable Ema average;
  private boolean hasGradients;

  Learner(Objective<S> objective) {
    this.objective = objective;
    this.optimizer = new AdamW(objective.module().parameters(), objective.optimization().adamW());
    this.trained = optimizer.parameters();
    EmaDecay decay = objective.optimization().emaDecay();
    this.average = decay == null ? null : new Ema(objective.module(), decay.decay());
  }

  /** Adds the gradients of a micro-batch's loss, divided by their number in an update. */
  void accumulate(
      MicroBatch<S> batch, int parts, Device device, @Nullable DType autocast, Meters meters) {
    try (var scope = Scope.open()) {
      Loss loss;
      try (var precision = autocast == null ? null : Autocast.enable(device, autocast)) {
        loss = objective.loss().of(batch);
      }
      if (loss == null) {
        return;
      }
      Tensor total = parts == 1 ? loss.total() : loss.total().div(parts);
      total.backward();
      hasGradients = true;
      meters.add(objective.prefix() + LOSS, loss.total());
      loss.parts().forEach((name, value) -> meters.add(objective.prefix() + name, value));
    }
  }

  /** Clips, updates, averages; nothing where the objective rested. */
  void update(long update, Meters meters) {
    if (!hasGradients) {
      return;
    }
    try (var scope = Scope.open()) {
      Tensor norm = GradClip.clipNorm(trained, objective.optimization().maxGradNorm());
      meters.add(objective.prefix() + GRAD_NORM, norm);
      optimizer.step(learningRate(update));
      // All of the module's: a part that is frozen may have got some from a shared graph.
      GradClip.zero(objective.module().parameters().values());
    }
    EmaDecay decay = objective.optimization().emaDecay();
    if (average != null && decay != null) {
      average.update(decay.at(update + 1));
    }
    hasGradients = false;
  }

  double learningRate(long update) {
    return objective.optimization().learningRate().at(update);
  }

  Objective<S> objective() {
    return objective;
  }

  /** Starts or stops recording what the trained parameters take part in. */
  void record(boolean recorded) {
    trained.forEach(parameter -> parameter.requiresGrad(recorded));
  }

  Ema.Swap swapIn() {
    return average == null ? () -> {} : average.swapIn();
  }

  void save(Path folder) throws IOException {
    Safetensors.save(file(folder, "model"), objective.module().stateDict());
    if (average != null) {
      Safetensors.save(file(folder, "ema"), average.stateDict());
    }
    Safetensors.save(file(folder, "optimizer"), optimizer.state());
  }

  void load(Path folder) throws IOException {
    try (var scope = Scope.open()) {
      objective.module().loadStateDict(Safetensors.load(file(folder, "model")));
      if (average != null) {
        average.loadStateDict(Safetensors.load(file(folder, "ema")));
      }
      optimizer.loadState(Safetensors.load(file(folder, "optimizer")));
    }
  }

  /** {@code ema.safetensors} for the main objective, {@code NAME-ema.safetensors} for others. */
  private Path file(Path folder, String what) {
    String name = objective.name();
    String stem =
        name.equals(Objective.MODEL) ? what : what.equals("model") ? name : name + "-" + what;
    return folder.resolve(stem + ".safetensors");
  }

  @Override
  public void close() {
    optimizer.close();
    if (average != null) {
      average.close();
    }
  }
}
