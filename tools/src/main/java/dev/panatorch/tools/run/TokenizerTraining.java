package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokTask;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.Transform;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.nn.Factory;
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
   * Trains to the end of the preset, or until it is told to stop.
   *
   * @param images pictures to train on, one subfolder a class
   * @param heldOut pictures to look at during the run, or null
   * @param output folder of the run
   */
  public static TrainingResult run(
      TokenizerPreset preset, Path images, @Nullable Path heldOut, Path output, RunOptions options)
      throws IOException {
    ImageFolder pictures = ImageFolder.unlabelled(images);
    ImageFolder lookedAt = heldOut == null ? null : ImageFolder.unlabelled(heldOut);
    TrainingSettings training = preset.training();
    try (Factory factory =
            Factory.of(options.device(), Seeds.derive(options.seed(), "initial values"));
        MaeTok model = new MaeTok(factory, preset.model());
        MaeTokTask<ImageSample> task =
            new MaeTokTask<>(
                model,
                preset.loss(),
                training.optimization(),
                MaeTokTask.MaskSchedule.CONSTANT,
                clock -> lookAt(model, lookedAt));
        Trainer<ImageSample> trainer =
            Trainer.open(task, data(preset, pictures), config(preset, output, options))) {
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

  private static TrainingData<ImageSample> data(TokenizerPreset preset, ImageFolder pictures) {
    int size = preset.model().imageSize();
    Transform crop = Transforms.admRandomCrop(size, preset.minCrop(), 1.0);
    Transform flip = Transforms.randomHorizontalFlip();
    Transform both = (image, random) -> flip.apply(crop.apply(image, random), random);
    return new TrainingData<>(
        pictures,
        ImageReader.of(size, both),
        LoaderOptions.training(preset.training().batchSize(), 0));
  }

  private static TrainingConfig config(TokenizerPreset preset, Path output, RunOptions options) {
    TrainingSettings training = preset.training();
    return TrainingConfig.of(output, options.seed(), training.images())
        .accumulating(training.accumulation())
        .on(options.device(), training.autocast())
        .every(training.intervals())
        .resuming(options.resume(), options.resumeHint())
        .describedBy(SavedModel.describe("tokenizer", Map.of("preset", preset)));
  }
}
