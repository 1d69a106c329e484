package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import java.util.Objects;

/**
 * What a {@link Sit} is: its shape, and what its times and velocities mean.
 *
 * @param input the latents it works on
 * @param depth number of blocks
 * @param width of the tokens; even, a multiple of {@code heads}, and of 4 for patches
 * @param heads heads of each attention
 * @param mlpRatio hidden width of the MLPs as a multiple of {@code width}
 * @param classes number of classes, the null class not counted: that one is number {@code classes}
 * @param labelDropout share of training samples whose class is replaced by the null class, in [0,
 *     1]
 * @param learnSigma whether the last layer has twice the channels, of which the second half is
 *     thrown away, as in the official SiT checkpoints
 * @param interpolant the path and the time convention that it was or will be trained with
 */
public record SitConfig(
    LatentInput input,
    int depth,
    long width,
    long heads,
    double mlpRatio,
    long classes,
    double labelDropout,
    boolean learnSigma,
    Interpolant interpolant) {

  /** Checks that the numbers fit together. */
  public SitConfig {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(interpolant, "interpolant");
    Checks.positive("depth", depth);
    Checks.positive("width", width);
    Checks.positive("heads", heads);
    Checks.positive("classes", classes);
    long multiple = input instanceof LatentInput.Patches ? 4 : 2;
    if (width % multiple != 0 || width % heads != 0) {
      throw new IllegalArgumentException(
          "width "
              + width
              + " must be a multiple of "
              + multiple
              + " (position embedding) and of heads "
              + heads);
    }
    if (!(mlpRatio > 0) || !(labelDropout >= 0 && labelDropout <= 1)) {
      throw new IllegalArgumentException(
          "mlpRatio must be positive and labelDropout in [0, 1], not "
              + mlpRatio
              + " and "
              + labelDropout);
    }
  }

  /** MAETok's SiT on a sequence of tokens: linear path, noise at time 1. */
  public static SitConfig ofTokens(SitSize size, long tokens, long channels, long classes) {
    return of(
        size,
        new LatentInput.Tokens(tokens, channels),
        classes,
        false,
        new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE));
  }

  /**
   * The original SiT on a latent map, with its unused second half of the output: linear path, noise
   * at time 0.
   */
  public static SitConfig ofPatches(
      SitSize size, long mapSize, long channels, long patchSize, long classes) {
    return of(
        size,
        new LatentInput.Patches(mapSize, channels, patchSize),
        classes,
        true,
        new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ZERO));
  }

  private static SitConfig of(
      SitSize size, LatentInput input, long classes, boolean learnSigma, Interpolant interpolant) {
    return new SitConfig(
        input, size.depth(), size.width(), size.heads(), 4, classes, 0.1, learnSigma, interpolant);
  }

  /** The class that stands for no class. */
  public long nullLabel() {
    return classes;
  }

  /** Hidden width of the MLPs. */
  long hidden() {
    return (long) (width * mlpRatio);
  }

  /** Numbers that the last layer yields for each token. */
  long outputFeatures() {
    return learnSigma ? 2 * input.features() : input.features();
  }
}
