package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.data.latents.LatentSample;
import dev.panatorch.runtime.train.TrainingData;
import dev.panatorch.tools.config.DiffusionPreset;
import java.util.List;

/**
 * What a denoiser is trained on.
 *
 * @param layout of a latent
 * @param classes names by label
 * @param source how a batch of samples becomes latents, and what they are normalised with
 * @param data the samples
 * @param <S> what a sample is
 */
record DenoiserData<S extends Sample>(
    LatentLayout layout,
    List<String> classes,
    DiffusionTask.Source<S> source,
    TrainingData<S> data) {

  /** Latents from a cache, each picture's or its mirror image's. */
  static DenoiserData<LatentSample> cached(DiffusionPreset preset, LatentCache latents) {
    LatentLayout layout = latents.layout();
    return new DenoiserData<>(
        layout,
        latents.classes(),
        DiffusionTask.Source.cached(statistics(preset, latents)),
        new TrainingData<>(
            latents,
            latents.reader(true),
            LoaderOptions.training(preset.training().batchSize(), 0)));
  }

  /** What the latents of a cache are normalised with. */
  static LatentStatistics statistics(DiffusionPreset preset, LatentCache latents) {
    return switch (preset.normalization()) {
      case NONE -> LatentStatistics.IDENTITY;
      case SCALAR -> LatentStatistics.ofScalar(latents.statistics());
      case PER_CHANNEL ->
          LatentStatistics.perChannel(latents.statistics(), latents.layout().channelDim());
    };
  }
}
