package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.model.Sit;
import dev.panatorch.diffusion.training.VelocityLoss;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.data.LatentSample;
import dev.panatorch.runtime.train.Loss;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.util.List;

/** A SiT in training on normalised latents. */
final class DiffusionTask implements TrainingTask<LatentSample>, AutoCloseable {

  private final VelocityLoss loss;
  private final LatentStatistics statistics;
  private final List<Objective<LatentSample>> objectives;

  DiffusionTask(
      Sit model, TimeSampling times, LatentStatistics statistics, Optimization optimization) {
    this.loss = new VelocityLoss(model, times, model.config().labelDropout());
    this.statistics = statistics;
    this.objectives = List.of(Objective.of(model, optimization, this::loss));
  }

  @Override
  public String name() {
    return "diffusion";
  }

  @Override
  public List<Objective<LatentSample>> objectives() {
    return objectives;
  }

  private Loss loss(MicroBatch<LatentSample> batch) {
    return Loss.of(
        loss.of(statistics.normalize(batch.data()), batch.labels(), batch.clock()::seed));
  }

  @Override
  public void close() {
    loss.close();
  }
}
