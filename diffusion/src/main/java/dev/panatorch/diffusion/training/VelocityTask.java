package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.LatentSample;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.util.List;
import java.util.function.Function;

/**
 * Trains a denoiser on cached latents, which it normalises, with the {@link VelocityLoss}. Uses the
 * denoiser, does not own it.
 */
public final class VelocityTask implements TrainingTask<LatentSample>, AutoCloseable {

  /**
   * How a denoiser is trained.
   *
   * @param times how the points on the paths are drawn
   * @param labelDropout share of samples whose class is replaced by the null class
   * @param optimization of its parameters
   */
  public record Recipe(TimeSampling times, double labelDropout, Optimization optimization) {}

  private final LatentStatistics statistics;
  private final VelocityLoss loss;
  private final Function<Clock, Evaluation> evaluation;
  private final List<Objective<LatentSample>> objectives;

  private VelocityTask(
      Module module,
      VelocityLoss loss,
      LatentStatistics statistics,
      Optimization optimization,
      Function<Clock, Evaluation> evaluation) {
    this.statistics = statistics;
    this.loss = loss;
    this.evaluation = evaluation;
    this.objectives = List.of(Objective.of(module, optimization, this::lossOf));
  }

  /**
   * A task.
   *
   * @param denoiser on the run's device
   * @param statistics of the latents; keep them beside the weights
   * @param evaluation looks at the denoiser now and then: samples, for example
   */
  public static <D extends Module & Denoiser> VelocityTask of(
      D denoiser,
      LatentStatistics statistics,
      Recipe recipe,
      Function<Clock, Evaluation> evaluation) {
    return new VelocityTask(
        denoiser,
        new VelocityLoss(denoiser, recipe.times(), recipe.labelDropout()),
        statistics,
        recipe.optimization(),
        evaluation);
  }

  /** A task that is not evaluated. */
  public static <D extends Module & Denoiser> VelocityTask of(
      D denoiser, LatentStatistics statistics, Recipe recipe) {
    return of(denoiser, statistics, recipe, clock -> Evaluation.NONE);
  }

  private Loss lossOf(MicroBatch<LatentSample> batch) {
    Tensor latents = statistics.normalize(batch.data());
    return Loss.of(loss.of(latents, batch.labels(), batch.clock()::seed));
  }

  @Override
  public String name() {
    return "diffusion";
  }

  @Override
  public List<Objective<LatentSample>> objectives() {
    return objectives;
  }

  @Override
  public Evaluation evaluate(Clock clock) {
    return evaluation.apply(clock);
  }

  @Override
  public void close() {
    loss.close();
  }
}
