package dev.panatorch.tools.run;

import dev.panatorch.maetok.AuxiliaryTargets;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokLoss;
import dev.panatorch.maetok.MaeTokTask;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.MixedSizes;
import dev.panatorch.runtime.data.Transform;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.train.Trainer;
import dev.panatorch.runtime.train.TrainingConfig;
import dev.panatorch.runtime.train.TrainingData;
import dev.panatorch.runtime.train.TrainingResult;
import dev.panatorch.runtime.train.TrainingTask.Evaluation;
import dev.panatorch.tools.config.TokenizerPreset;
import dev.panatorch.tools.config.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains a tokenizer on a folder of pictures. */
public final class TokenizerTraining {

  private static final int HELD_OUT_BATCH = 32;

  private TokenizerTraining() {}

  /**
   * Trains from random values to the end of the preset, or until it is told to stop.
   *
   * @param images pictures to train on, one subfolder a class
   * @param heldOut pictures to look at during the run, or null
   * @param output folder of the run
   */
  public static TrainingResult run(
      TokenizerPreset preset, Path images, @Nullable Path heldOut, Path output, RunOptions options)
      throws IOException {
    return run(preset, TokenizerStart.SCRATCH, images, heldOut, output, options);
  }

  /** The same from another start; see above. */
  public static TrainingResult run(
      TokenizerPreset preset,
      TokenizerStart start,
      Path images,
      @Nullable Path heldOut,
      Path output,
      RunOptions options)
      throws IOException {
    ImageFolder pictures = ImageFolder.unlabelled(images);
    ImageFolder lookedAt = heldOut == null ? null : ImageFolder.unlabelled(heldOut);
    TokenizerStage stage = TokenizerStage.of(preset, start);
    Device device = options.device();
    MaeTokLoss loss = preset.loss();
    Captions captions = Captions.of(stage.preset().model(), start.published(), device);
    try (MaeTok model = stage.model(device, options.seed());
        AuxiliaryTargets targets =
            AuxiliaryTargets.load(model.config(), start.published(), device);
        Judges judges = Judges.of(loss, start.published(), device, options.seed());
        MaeTokTask<ImageSample> task =
            new MaeTokTask<>(
                model,
                stage.recipe(),
                targets,
                judges.losses(loss, device),
                samples -> captions == null ? null : captions.read(samples),
                clock -> lookAt(model, lookedAt));
        Trainer<ImageSample> trainer =
            Trainer.open(task, data(stage, pictures), config(stage, output, options))) {
      model.activationCheckpointing(stage.training().activationCheckpointing());
      return trainer.run();
    }
  }

  private static Evaluation lookAt(MaeTok model, @Nullable ImageFolder heldOut) {
    if (heldOut == null) {
      return Evaluation.NONE;
    }
    try {
      Reconstruction result = Reconstruction.of(model, heldOut, HELD_OUT_BATCH);
      return new Evaluation(
          Map.of("psnr", result.psnr(), "ssim", result.ssim()),
          Map.of("reconstructions", Pictures.pairs(result, Pictures.SHEET).image()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrainingData<ImageSample> data(TokenizerStage stage, ImageFolder pictures) {
    TokenizerPreset preset = stage.preset();
    var readers = preset.sides().stream().map(size -> reader(size, preset.minCrop())).toList();
    return new TrainingData<>(
        pictures, new MixedSizes(readers), LoaderOptions.training(stage.training().batchSize(), 0));
  }

  private static ImageReader reader(int size, double minCrop) {
    Transform crop = Transforms.admRandomCrop(size, minCrop, 1.0);
    return ImageReader.of(size, crop.then(Transforms.randomHorizontalFlip()));
  }

  private static TrainingConfig config(TokenizerStage stage, Path output, RunOptions options) {
    TrainingSettings training = stage.training();
    Map<String, Object> parts = Map.of("preset", stage.preset(), "stage", stage.start().stage());
    return TrainingConfig.of(output, options.seed(), training.images())
        .accumulating(training.accumulation())
        .on(options.device(), training.autocast())
        .every(training.intervals())
        .resuming(options.resume(), options.resumeHint())
        .describedBy(SavedModel.describe("tokenizer", parts));
  }
}
