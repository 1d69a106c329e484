package dev.panatorch.tools.config;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.SitConfig;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeSampling;

/**
 * A SiT on token latents and how it is trained; tokens, channels and classes come from the latents.
 *
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
    int depth,
    long width,
    long heads,
    double mlpRatio,
    double labelDropout,
    Path path,
    TimeSampling timeSampling,
    SamplingSettings sampling,
    TrainingSettings training) {

  /** The network for latents of this shape; MAETok's time convention, noise at time 1. */
  public SitConfig network(long tokens, long channels, long classes) {
    return new SitConfig(
        new LatentInput.Tokens(tokens, channels),
        depth,
        width,
        heads,
        mlpRatio,
        classes,
        labelDropout,
        false,
        new Interpolant(path, TimeConvention.NOISE_AT_ONE));
  }
}
