package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.runtime.data.LatentCache;
import dev.panatorch.runtime.data.LatentLayout;
import dev.panatorch.tools.config.DiffusionPreset;
import java.util.List;

/**
 * What a denoiser's checkpoint says of it.
 *
 * @param network all that is needed to make it again, with the direction of its time
 * @param classes names by label
 * @param statistics that its latents were normalised with
 * @param sampling how images are made unless told otherwise
 */
record DenoiserDescription(
    DenoiserConfig network,
    List<String> classes,
    LatentStatistics statistics,
    SamplingSettings sampling) {

  static DenoiserDescription of(DiffusionPreset preset, LatentCache latents) {
    return new DenoiserDescription(
        preset
            .network()
            .of(
                latents.layout(),
                Math.max(1, latents.classes().size()),
                preset.loss().labelDropout() > 0),
        latents.classes(),
        statistics(preset.normalization(), latents),
        preset.sampling());
  }

  private static LatentStatistics statistics(
      DiffusionPreset.Normalization normalization, LatentCache latents) {
    LatentLayout layout = latents.layout();
    return switch (normalization) {
      case NONE -> LatentStatistics.IDENTITY;
      case SCALAR -> LatentStatistics.ofScalar(latents.statistics());
      case PER_CHANNEL -> LatentStatistics.perChannel(latents.statistics(), layout.channelDim());
    };
  }
}
