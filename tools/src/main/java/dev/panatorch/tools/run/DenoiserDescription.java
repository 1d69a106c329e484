package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.model.SitConfig;
import dev.panatorch.runtime.data.LatentCache;
import dev.panatorch.tools.config.DiffusionPreset;
import java.util.Arrays;
import java.util.List;

/**
 * What a denoiser's checkpoint says of it.
 *
 * @param preset its network and training
 * @param latentShape [tokens, channels], or [channels, size, size]
 * @param classes names by label
 * @param statistics that its latents were normalised with
 */
record DenoiserDescription(
    DiffusionPreset preset,
    List<Long> latentShape,
    List<String> classes,
    LatentStatistics statistics) {

  static DenoiserDescription of(DiffusionPreset preset, LatentCache latents) {
    return new DenoiserDescription(
        preset,
        Arrays.stream(latents.layout().shape()).boxed().toList(),
        latents.classes(),
        LatentStatistics.ofScalar(latents.statistics()));
  }

  SitConfig network() {
    long[] shape = latentShape.stream().mapToLong(Long::longValue).toArray();
    return preset.network(shape, Math.max(1, classes.size()));
  }
}
