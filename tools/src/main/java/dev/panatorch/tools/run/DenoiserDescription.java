package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.tools.config.ConfigException;
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

  /**
   * That of a preset.
   *
   * @throws ConfigException if its sampler is not for its network
   */
  static DenoiserDescription of(DiffusionPreset preset, DenoiserData<?> data) {
    long classes = Math.max(1, data.classes().size());
    boolean nullClass = preset.loss().labelDropout() > 0;
    DenoiserConfig network = preset.network().of(data.layout(), classes, nullClass);
    // Guidance is away from the null class; what has none is not guided unless a guide is given.
    SamplingSettings sampling = nullClass ? preset.sampling() : preset.sampling().unguided();
    try {
      sampling.sampler(network.parameterization(), network.input().channelDim());
    } catch (IllegalArgumentException e) {
      throw new ConfigException("sampling: " + e.getMessage());
    }
    return new DenoiserDescription(network, data.classes(), data.source().statistics(), sampling);
  }
}
