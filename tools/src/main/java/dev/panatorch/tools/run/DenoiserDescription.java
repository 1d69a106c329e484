package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.model.SitConfig;
import dev.panatorch.runtime.data.LatentCache;
import dev.panatorch.tools.config.DiffusionPreset;
import java.util.List;

/**
 * What a denoiser's checkpoint says of it.
 *
 * @param preset its network and training
 * @param tokens of a latent
 * @param channels of a token
 * @param classes names by label
 * @param statistics that its latents were normalised with
 */
record DenoiserDescription(
    DiffusionPreset preset,
    long tokens,
    long channels,
    List<String> classes,
    LatentStatistics statistics) {

  static DenoiserDescription of(DiffusionPreset preset, LatentCache latents) {
    long[] shape = latents.layout().shape();
    if (shape.length != 2) {
      throw new IllegalArgumentException(
          latents + " holds latent maps; this preset is for token latents");
    }
    return new DenoiserDescription(
        preset,
        shape[0],
        shape[1],
        latents.classes(),
        LatentStatistics.ofScalar(latents.statistics()));
  }

  SitConfig network() {
    return preset.network(tokens, channels, Math.max(1, classes.size()));
  }
}
