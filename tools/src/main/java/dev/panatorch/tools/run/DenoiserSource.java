package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.GuidanceSettings;
import dev.panatorch.diffusion.generation.LatentStatistics;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.guidance.GuidedChannels;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which networks sample, where and how.
 *
 * @param denoiser folder of a run or checkpoint, or a file of weights in an official layout
 * @param guide a weaker network for autoguidance, likewise, or null
 * @param told what a file of weights does not say of itself, or null
 * @param device where the networks lie
 * @param dtype of their weights
 */
public record DenoiserSource(
    Path denoiser, @Nullable Path guide, @Nullable Told told, Device device, DType dtype) {

  /** The denoiser of a run of ours in float32. */
  public static DenoiserSource of(Path denoiser, Device device) {
    return new DenoiserSource(denoiser, null, null, device, DType.FLOAT32);
  }

  /**
   * What a file of weights does not say.
   *
   * @param kind whose weights they are
   * @param meaning of times and outputs: the kind's, unless they were trained otherwise
   * @param statistics that the latents were normalised with
   * @param heads of each attention, where the width is not a published one
   */
  public record Told(
      Kind kind, Parameterization meaning, LatentStatistics statistics, OptionalLong heads) {}

  /** Whose weights a file holds, which says what times and outputs mean. */
  public enum Kind {
    /** The original SiT, LightningDiT or USiT: noise at time 0. */
    SIT(Flow.NOISE_AT_ZERO, Method.EULER_MARUYAMA, GuidedChannels.Choice.FIRST_THREE),
    /** MAETok's or REPA's SiT: noise at time 1. */
    REPA(Flow.NOISE_AT_ONE, Method.EULER_MARUYAMA, GuidedChannels.Choice.ALL),
    /** DiT: noise after numbered steps. */
    DIT(NoiseSteps.DIT, Method.DDPM, GuidedChannels.Choice.FIRST_THREE);

    private static final int STEPS = 250;

    private final Parameterization meaning;
    private final SamplingSettings sampling;

    Kind(Parameterization meaning, Method method, GuidedChannels.Choice channels) {
      this.meaning = meaning;
      this.sampling = SamplingSettings.of(method, STEPS).with(GuidanceSettings.of(1).on(channels));
    }

    /** What times and outputs mean in the published weights. */
    public Parameterization meaning() {
      return meaning;
    }

    SamplingSettings sampling() {
      return sampling;
    }
  }
}
