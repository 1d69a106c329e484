package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.runtime.train.TrainingTask.Evaluation;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.DiffusionPreset;
import dev.panatorch.tools.config.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Trains a denoiser: on cached latents, or on pictures that are encoded as they come. */
public final class DiffusionTraining {

  private static final int CLASSES_LOOKED_AT = 8;
  private static final int IMAGES_OF_CLASS = 4;

  private DiffusionTraining() {}

  /**
   * Trains to the end of the preset, or until it is told to stop.
   *
   * @param output folder of the run
   */
  public static TrainingResult run(
      DiffusionPreset preset, DiffusionStart start, Path output, RunOptions options)
      throws IOException {
    if (start.teacher() != null && !AlignmentTeacher.isWanted(preset)) {
      throw new ConfigException("--teacher does nothing while loss.alignmentWeight is 0");
    }
    if (start.latents() == null) {
      try (var encoded = EncodedImages.open(preset, start, options)) {
        return run(preset, encoded.data(), encoded.codec(), start.from(), output, options);
      }
    }
    LatentCache latents = LatentCache.open(start.latents());
    try (LatentCodec codec =
            start.tokenizer() == null
                ? null
                : Tokenizers.open(start.tokenizer(), options.device());
        AlignmentTeacher teacher = teacher(preset, start, latents.layout(), codec, options)) {
      if (codec != null) {
        Tokenizers.requireLatents(codec, latents.layout(), start.latents());
      }
      return teacher == null
          ? run(preset, DenoiserData.cached(preset, latents), codec, start.from(), output, options)
          : run(
              preset,
              PicturedLatents.of(preset, latents, Objects.requireNonNull(start.images()), teacher),
              codec,
              start.from(),
              output,
              options);
    }
  }

  /** The teacher that is to see the pictures of a cache, or null. */
  private static @Nullable AlignmentTeacher teacher(
      DiffusionPreset preset,
      DiffusionStart start,
      LatentLayout layout,
      @Nullable LatentCodec codec,
      RunOptions options)
      throws IOException {
    boolean wanted = AlignmentTeacher.isWanted(preset);
    if (wanted != (start.images() != null)) {
      throw new ConfigException(
          wanted
              ? "loss.alignmentWeight: a teacher must see the pictures, which a latent cache does"
                  + " not hold; give --images beside --latents"
              : "--images beside --latents are for a teacher; set loss.alignmentWeight, or leave"
                  + " them out");
    }
    if (!wanted) {
      return null;
    }
    return AlignmentTeacher.open(preset, start.teacher(), layout, codec, options.device());
  }

  private static <S extends Sample> TrainingResult run(
      DiffusionPreset preset,
      DenoiserData<S> found,
      @Nullable LatentCodec codec,
      @Nullable Path from,
      Path output,
      RunOptions options)
      throws IOException {
    TrainedDenoiser trained = from == null ? null : TrainedDenoiser.find(from);
    DenoiserData<S> data = trained == null ? found : trained.normalizing(found);
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
        DenoiserModule model = model(description, trained, factory);
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

  private static DenoiserModule model(
      DenoiserDescription description, @Nullable TrainedDenoiser trained, Factory factory)
      throws IOException {
    DenoiserModule model = description.network().create(factory);
    try {
      if (trained != null) {
        trained.copyTo(model);
      }
      return model;
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
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
