package dev.panatorch.tools.run;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.LatentCache;
import dev.panatorch.runtime.data.LatentSample;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingData;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Trains a denoiser on a latent cache. */
public final class DiffusionTraining {

  private DiffusionTraining() {}

  /**
   * Trains to the end of the preset, or until it is told to stop.
   *
   * @param cache folder of the latents
   * @param output folder of the run
   */
  public static TrainingResult run(
      DiffusionPreset preset, Path cache, Path output, RunOptions options) throws IOException {
    LatentCache latents = LatentCache.open(cache);
    DenoiserDescription description = DenoiserDescription.of(preset, latents);
    TrainingSettings training = preset.training();
    var recipe = new DiffusionTask.Recipe(preset.loss(), training.optimization());
    var data =
        new TrainingData<LatentSample>(
            latents, latents.reader(true), LoaderOptions.training(training.batchSize(), 0));
    TrainingConfig config =
        TrainingConfig.of(output, options.seed(), training.images())
            .accumulating(training.accumulation())
            .on(options.device(), training.autocast())
            .every(training.intervals())
            .resuming(options.resume(), options.resumeHint())
            .describedBy(SavedModel.describe("denoiser", Map.of("denoiser", description)));
    try (Factory factory =
            Factory.of(options.device(), Seeds.derive(options.seed(), "initial values"));
        DenoiserModule model = description.network().create(factory);
        DiffusionTask<LatentSample> task =
            DiffusionTask.of(model, DiffusionTask.Source.cached(description.statistics()), recipe);
        Trainer<LatentSample> trainer = Trainer.open(task, data, config)) {
      return trainer.run();
    }
  }
}
