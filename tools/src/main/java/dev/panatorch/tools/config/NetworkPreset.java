package dev.panatorch.tools.config;

import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.ProjectorConfig;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.data.LatentLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A denoiser's transformer, whatever latents it will work on.
 *
 * @param backbone its blocks
 * @param patchSize height and width of the patches that latent maps are cut into; without meaning
 *     for sequences of tokens
 * @param learnSigma whether the output has twice the channels, as the published SiT and DiT have
 * @param temperature whether it takes the temperature of guidance-free training
 * @param projector maps tokens to a teacher's features, for alignment with it, or null
 * @param meaning of its times and outputs
 */
public record NetworkPreset(
    Backbone backbone,
    long patchSize,
    boolean learnSigma,
    boolean temperature,
    @Nullable ProjectorConfig projector,
    Parameterization meaning) {

  private static final int MAP_DIMENSIONS = 3;

  /**
   * The network for latents of this layout.
   *
   * @param nullClass whether it learns to do without a class
   * @throws IllegalArgumentException if the latents are neither tokens nor square maps
   */
  public TransformerConfig of(LatentLayout layout, long classes, boolean nullClass) {
    return new TransformerConfig(
        input(layout.shape()),
        backbone,
        classes,
        nullClass,
        learnSigma,
        temperature,
        projector,
        meaning);
  }

  private LatentInput input(long[] shape) {
    if (shape.length == 2) {
      return new LatentInput.Tokens(shape[0], shape[1]);
    }
    if (shape.length == MAP_DIMENSIONS && shape[1] == shape[2]) {
      return new LatentInput.Patches(shape[1], shape[0], patchSize);
    }
    throw new IllegalArgumentException(
        "latents of shape " + Arrays.toString(shape) + " are neither tokens nor square maps");
  }
}
