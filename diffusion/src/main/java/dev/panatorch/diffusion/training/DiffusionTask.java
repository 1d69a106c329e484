package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.latents.LatentSample;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trains a denoiser on latents, which it normalises: cached ones, or those that a tokenizer makes
 * of images as they come. Uses the denoiser, does not own it.
 *
 * @param <S> what a sample is
 */
public final class DiffusionTask<S extends Sample> implements TrainingTask<S>, AutoCloseable {

  /**
   * How a denoiser is trained.
   *
   * @param loss what is made small
   * @param optimization of its parameters
   */
  public record Recipe(LossConfig loss, Optimization optimization) {}

  /**
   * What a denoiser is trained on.
   *
   * @param latents of a batch of samples, as the tokenizer's encoder gives them, [B, ...]
   * @param statistics that they are normalised with; keep them beside the weights
   * @param features of a teacher for a batch, [B, tokens, features], or null
   * @param <S> what a sample is
   */
  public record Source<S extends Sample>(
      Function<MicroBatch<S>, Tensor> latents,
      LatentStatistics statistics,
      @Nullable Function<MicroBatch<S>, Tensor> features) {

    /** Latents from a cache. */
    public static Source<LatentSample> cached(LatentStatistics statistics) {
      return new Source<>(MicroBatch::data, statistics, null);
    }
  }

  private final Source<S> source;
  private final DiffusionLoss loss;
  private final Function<Clock, Evaluation> evaluation;
  private final List<Objective<S>> objectives;

  private DiffusionTask(
      Module module,
      DiffusionLoss loss,
      Source<S> source,
      Optimization optimization,
      Function<Clock, Evaluation> evaluation) {
    this.source = source;
    this.loss = loss;
    this.evaluation = evaluation;
    this.objectives = List.of(Objective.of(module, optimization, this::lossOf));
  }

  /**
   * A task.
   *
   * @param denoiser on the run's device
   * @param evaluation looks at the denoiser now and then: samples, for example
   */
  public static <S extends Sample, D extends Module & Denoiser> DiffusionTask<S> of(
      D denoiser, Source<S> source, Recipe recipe, Function<Clock, Evaluation> evaluation) {
    return new DiffusionTask<>(
        denoiser,
        DiffusionLoss.of(denoiser, recipe.loss()),
        source,
        recipe.optimization(),
        evaluation);
  }

  /** A task that is not evaluated. */
  public static <S extends Sample, D extends Module & Denoiser> DiffusionTask<S> of(
      D denoiser, Source<S> source, Recipe recipe) {
    return of(denoiser, source, recipe, clock -> Evaluation.NONE);
  }

  private Loss lossOf(MicroBatch<S> batch) {
    Tensor latents = source.statistics().normalize(source.latents().apply(batch));
    var features = source.features();
    return loss.of(
        latents, batch.labels(), features == null ? null : features.apply(batch), batch.clock());
  }

  @Override
  public String name() {
    return "diffusion";
  }

  @Override
  public List<Objective<S>> objectives() {
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
