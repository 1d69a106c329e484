package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.Transform;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.TrainingData;
import dev.panatorch.tools.config.DiffusionPreset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that are encoded while a denoiser is trained on them, and a teacher that sees them too
 * where the denoiser is to align with it (REPA).
 */
final class EncodedImages implements AutoCloseable {

  /** Pictures whose latents are measured for the normalisation. */
  private static final int MEASURED = 2048;

  private static final int BATCH = 32;

  private final LatentCodec codec;
  private final @Nullable AlignmentTeacher teacher;
  private final DenoiserData<ImageSample> data;

  private EncodedImages(
      LatentCodec codec, @Nullable AlignmentTeacher teacher, DenoiserData<ImageSample> data) {
    this.codec = codec;
    this.teacher = teacher;
    this.data = data;
  }

  /**
   * Opens pictures, tokenizer and teacher, and measures the latents of the first pictures.
   *
   * @param start with pictures and tokenizer
   */
  static EncodedImages open(DiffusionPreset preset, DiffusionStart start, RunOptions options)
      throws IOException {
    ImageFolder pictures = ImageFolder.open(Objects.requireNonNull(start.images()));
    Path tokenizer = Objects.requireNonNull(start.tokenizer());
    LatentCodec codec = Tokenizers.open(tokenizer, options.device());
    AlignmentTeacher teacher = null;
    try {
      if (AlignmentTeacher.isWanted(preset)) {
        teacher =
            AlignmentTeacher.open(
                preset, start.teacher(), Encoding.layout(codec), codec, options.device());
      }
      return new EncodedImages(codec, teacher, data(preset, pictures, codec, teacher));
    } catch (IOException | RuntimeException e) {
      codec.close();
      if (teacher != null) {
        teacher.close();
      }
      throw e;
    }
  }

  private static DenoiserData<ImageSample> data(
      DiffusionPreset preset,
      ImageFolder pictures,
      LatentCodec codec,
      @Nullable AlignmentTeacher teacher)
      throws IOException {
    int size = codec.imageSize();
    Transform both = Transforms.admCenterCrop(size).then(Transforms.randomHorizontalFlip());
    Function<MicroBatch<ImageSample>, Tensor> features =
        teacher == null ? null : batch -> teacher.features(batch.data());
    return new DenoiserData<>(
        Encoding.layout(codec),
        pictures.classes(),
        new DiffusionTask.Source<>(
            batch -> AlignmentTeacher.unrecorded(codec.device(), () -> latents(codec, batch)),
            statistics(preset, pictures, codec),
            features),
        new TrainingData<>(
            pictures,
            ImageReader.of(size, both),
            LoaderOptions.training(preset.training().batchSize(), 0)));
  }

  private static Tensor latents(LatentCodec codec, MicroBatch<ImageSample> batch) {
    long seed = batch.clock().seed("posterior");
    return DrawnLatents.of(codec, batch.data(), i -> Seeds.derive(seed, "image", i));
  }

  private static LatentStatistics statistics(
      DiffusionPreset preset, ImageFolder pictures, LatentCodec codec) throws IOException {
    if (preset.normalization() == DiffusionPreset.Normalization.NONE) {
      return LatentStatistics.IDENTITY;
    }
    List<Tensor> all = new ArrayList<>();
    ImageReader reader =
        ImageReader.of(codec.imageSize(), Transforms.admCenterCrop(codec.imageSize()));
    try (var scope = Scope.open();
        var mode = GradMode.inference();
        DataLoader<ImageSample> loader =
            DataLoader.open(pictures, reader, LoaderOptions.evaluation(BATCH))) {
      while (loader.hasNext() && all.size() * BATCH < MEASURED) {
        try (Batch<ImageSample> batch = loader.next()) {
          int before = all.size() * BATCH;
          all.add(
              Scope.run(() ->
                  DrawnLatents.of(codec, batch.data().to(codec.device()), i -> before + i).cpu()));
        }
      }
      Tensor latents = Torch.cat(all);
      return preset.normalization() == DiffusionPreset.Normalization.SCALAR
          ? LatentStatistics.measured(latents)
          : LatentStatistics.measuredPerChannel(latents, Encoding.layout(codec).channelDim());
    }
  }

  LatentCodec codec() {
    return codec;
  }

  DenoiserData<ImageSample> data() {
    return data;
  }

  @Override
  public void close() {
    codec.close();
    if (teacher != null) {
      teacher.close();
    }
  }
}
