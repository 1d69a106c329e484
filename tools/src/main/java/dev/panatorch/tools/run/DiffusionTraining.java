package dev.panatorch.tools.run;

import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains a denoiser: on cached latents, or on pictures that are encoded as they come. */
public final class DiffusionTraining {

  private DiffusionTraining() {}

  /**
   * Trains on cached latents to the end of the preset, or until it is told to stop.
   *
   * @param cache folder of the latents
   * @param output folder of the run
   */
  public static TrainingResult run(
      DiffusionPreset preset, Path cache, Path output, RunOptions options) throws IOException {
    return run(preset, DenoiserData.cached(preset, cache), output, options);
  }

  /**
   * The same on pictures.
   *
   * @param images one subfolder a class
   * @param tokenizer that encodes them: folder of a run or checkpoint, or a file of weights
   * @param published folder of the published weights of a teacher, where the loss aligns with one
   */
  public static TrainingResult run(
      DiffusionPreset preset,
      Path images,
      Path tokenizer,
      @Nullable Path published,
      Path output,
      RunOptions options)
      throws IOException {
    try (var encoded = EncodedImages.open(preset, images, tokenizer, published, options)) {
      return run(preset, encoded.data(), output, options);
    }
  }

  private static <S extends Sample> TrainingResult run(
      DiffusionPreset preset, DenoiserData<S> data, Path output, RunOptions options)
      throws IOException {
    DenoiserDescription description = DenoiserDescription.of(preset, data);
    TrainingSettings training = preset.training();
    var recipe = new DiffusionTask.Recipe(preset.loss(), training.optimization());
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
        DiffusionTask<S> task = DiffusionTask.of(model, data.source(), recipe);
        Trainer<S> trainer = Trainer.open(task, data.data(), config)) {
      return trainer.run();
    }
  }
}
