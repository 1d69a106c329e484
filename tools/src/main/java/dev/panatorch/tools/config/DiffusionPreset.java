package dev.panatorch.tools.config;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.SitConfig;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeSampling;
import java.util.Arrays;

/**
 * A SiT and how it is trained; the shape of its input and the classes come from the latents.
 *
 * @param patchSize height and width of the patches that latent maps are cut into; no matter for
 *     token latents
 * @param depth number of blocks
 * @param width of the tokens
 * @param heads of each attention
 * @param mlpRatio hidden width of the MLPs as a multiple of {@code width}
 * @param labelDropout share of training samples without their class
 * @param path from data to noise
 * @param timeSampling how the points on the paths are drawn
 * @param sampling how images are made
 * @param training how it is trained
 */
public record DiffusionPreset(
    long patchSize,
    int depth,
    long width,
    long heads,
    double mlpRatio,
    double labelDropout,
    Path path,
    TimeSampling timeSampling,
    SamplingSettings sampling,
    TrainingSettings training) {

  /**
   * The network for latents of a shape; MAETok's time convention, noise at time 1.
   *
   * @param latentShape [tokens, channels], or [channels, size, size]
   */
  public SitConfig network(long[] latentShape, long classes) {
    return new SitConfig(
        input(latentShape),
        depth,
        width,
        heads,
        mlpRatio,
        classes,
        labelDropout,
        false,
        new Interpolant(path, TimeConvention.NOISE_AT_ONE));
  }

  private LatentInput input(long[] shape) {
    if (shape.length == 2) {
      return new LatentInput.Tokens(shape[0], shape[1]);
    }
    if (shape.length != 3 || shape[1] != shape[2]) {
      throw new IllegalArgumentException(
          "latents are [tokens, channels] or [channels, size, size], not " + Arrays.toString(shape));
    }
    return new LatentInput.Patches(shape[1], shape[0], patchSize);
  }
}
