package dev.panatorch.tools.config;

import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.ProjectorConfig;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.model.UVitConfig;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.data.latents.LatentLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A denoiser's network, whatever latents it will work on. */
public sealed interface NetworkPreset {

  /** Height and width of the patches that maps are cut into; without meaning for tokens. */
  long patchSize();

  /**
   * The network for latents of this layout.
   *
   * @param nullClass whether it learns to do without a class
   * @throws IllegalArgumentException if the latents are neither tokens nor square maps
   */
  default DenoiserConfig of(LatentLayout layout, long classes, boolean nullClass) {
    LatentInput input = input(layout.shape());
    return switch (this) {
      case Transformer own ->
          new TransformerConfig(
              input,
              own.backbone,
              classes,
              nullClass,
              own.learnSigma,
              own.temperature,
              own.projector,
              own.meaning);
      case UVit own ->
          new UVitConfig(
              input,
              own.depth,
              own.width,
              own.heads,
              own.mlpRatio,
              classes,
              nullClass,
              own.meaning);
    };
  }

  private LatentInput input(long[] shape) {
    if (shape.length == 2) {
      return new LatentInput.Tokens(shape[0], shape[1]);
    }
    if (shape.length == 3 && shape[1] == shape[2]) {
      return new LatentInput.Patches(shape[1], shape[0], patchSize());
    }
    throw new IllegalArgumentException(
        "latents of shape " + Arrays.toString(shape) + " are neither tokens nor square maps");
  }

  /**
   * SiT, DiT or LightningDiT.
   *
   * @param backbone its blocks
   * @param learnSigma whether the output has twice the channels, as the published SiT and DiT have
   * @param temperature whether it takes the temperature of guidance-free training
   * @param projector maps tokens to a teacher's features, for alignment with it, or null
   * @param meaning of its times and outputs
   */
  record Transformer(
      Backbone backbone,
      long patchSize,
      boolean learnSigma,
      boolean temperature,
      @Nullable ProjectorConfig projector,
      Parameterization meaning)
      implements NetworkPreset {}

  /**
   * USiT, with the numbers of {@link UVitConfig}.
   *
   * @param meaning of its times and outputs
   */
  record UVit(
      int depth, long width, long heads, double mlpRatio, long patchSize, Parameterization meaning)
      implements NetworkPreset {}
}
