package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.LatentSample;
import dev.panatorch.runtime.data.RgbImage;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.runtime.train.TrainingTask.Evaluation;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains a denoiser: on cached latents, or on pictures that are encoded as they come. */
public final class DiffusionTraining {

  private static final int CLASSES_LOOKED_AT = 8;
  private static final int IMAGES_OF_CLASS = 4;

  private DiffusionTraining() {}

  /**
   * Trains on cached latents to the end of the preset, or until it is told to stop.
   *
   * @param cache folder of the latents
   * @param tokenizer that decodes samples to look at during the run, or null
   * @param output folder of the run
   */
  public static TrainingResult run(
      DiffusionPreset preset, Path cache, @Nullable Path tokenizer, Path output, RunOptions options)
      throws IOException {
    DenoiserData<LatentSample> data = DenoiserData.cached(preset, cache);
    if (tokenizer == null) {
      return run(preset, data, null, output, options);
    }
    try (LatentCodec codec = Tokenizers.open(tokenizer, options.device())) {
      return run(preset, data, codec, output, options);
    }
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
      return run(preset, encoded.data(), encoded.codec(), output, options);
    }
  }

  private static <S extends Sample> TrainingResult run(
      DiffusionPreset preset,
      DenoiserData<S> data,
      @Nullable LatentCodec codec,
      Path output,
      RunOptions options)
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
        DiffusionTask<S> task =
            DiffusionTask.of(
                model,
                data.source(),
                recipe,
                clock -> lookAt(model, description, codec, options.seed()));
        Trainer<S> trainer = Trainer.open(task, data.data(), config)) {
      model.activationCheckpointing(training.activationCheckpointing());
      return trainer.run();
    }
  }

  /** A sheet of some classes' images, from the same noise each time. */
  private static Evaluation lookAt(
      DenoiserModule model,
      DenoiserDescription description,
      @Nullable LatentCodec codec,
      long seed) {
    if (codec == null) {
      return Evaluation.NONE;
    }
    var pipeline = new LatentDiffusionPipeline(model, description.statistics(), codec);
    List<ImageRequest> requests = new ArrayList<>();
    for (long label = 0; label < Math.min(CLASSES_LOOKED_AT, model.classes()); label++) {
      requests.addAll(Sampling.requests(label, IMAGES_OF_CLASS, seed));
    }
    try (var scope = Scope.open()) {
      List<RgbImage> images =
          ImageTensors.images(pipeline.images(requests, description.sampling()));
      return new Evaluation(
          Map.of(), Map.of("samples", Sampling.sheet(images, IMAGES_OF_CLASS).image()));
    }
  }
}
