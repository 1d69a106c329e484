package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.guidance.Guidance;
import dev.panatorch.diffusion.guidance.GuidanceInterval;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The field that images are sampled from.
 *
 * @param denoiser the network
 * @param guide a weaker one to be guided away from, or null
 */
record GuidedField(Denoiser denoiser, @Nullable Denoiser guide) {

  /** Brings the guide to the denoiser's time, and checks that both know the same latents. */
  GuidedField {
    if (guide != null) {
      guide = fitting(denoiser, guide);
    }
  }

  private static Denoiser fitting(Denoiser denoiser, Denoiser guide) {
    require(
        Arrays.equals(denoiser.latentShape(), guide.latentShape()),
        "latents " + Arrays.toString(denoiser.latentShape()),
        Arrays.toString(guide.latentShape()));
    require(
        denoiser.classes() == guide.classes(),
        denoiser.classes() + " classes",
        Long.toString(guide.classes()));
    require(
        denoiser.device().equals(guide.device()),
        "device " + denoiser.device(),
        guide.device().toString());
    if (denoiser.parameterization() instanceof Flow own
        && guide.parameterization() instanceof Flow other) {
      require(own.path() == other.path(), "path " + own.path(), other.path().toString());
      return guide.in(own.convention());
    }
    require(
        denoiser.parameterization() instanceof NoiseSteps own
            && guide.parameterization() instanceof NoiseSteps other
            && own.schedule() == other.schedule()
            && own.steps() == other.steps(),
        "process " + denoiser.parameterization(),
        guide.parameterization().toString());
    return guide;
  }

  private static void require(boolean same, String own, String other) {
    if (!same) {
      throw new IllegalArgumentException(
          "the denoiser has the " + own + ", its guide " + other + "; take a guide that fits");
    }
  }

  /**
   * The field for labels.
   *
   * @param labels int64 [B] on the denoiser's device
   * @param classes whether there are others than the null class, or the batch must be evaluated as
   *     if there were
   */
  Field of(Tensor labels, boolean classes, GuidanceSettings settings) {
    if (settings.scale() <= 1) {
      return denoiser.field().given(labels);
    }
    Guidance guidance =
        new Guidance(
            settings.scale(),
            GuidanceInterval.ofNoisiness(
                settings.low(), settings.high(), denoiser.parameterization()),
            settings.channels().of(denoiser.channelDim(), channels()));
    if (guide != null) {
      return guidance.guide(denoiser.field().given(labels), guide.field().given(labels));
    }
    if (denoiser.takesTemperature()) {
      return guidance.within(
          denoiser.field().given(labels), denoiser.field(1 / settings.scale()).given(labels));
    }
    if (!classes) {
      return denoiser.field().given(labels);
    }
    return guidance.guide(denoiser.field(), labels, nullLabel());
  }

  private long channels() {
    return denoiser.latentShape()[denoiser.channelDim() - 1];
  }

  private long nullLabel() {
    return denoiser
        .nullLabel()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "classifier-free guidance needs a network with a class that stands for none; set"
                    + " the scale to 1, or give a weaker network as a guide"));
  }
}
