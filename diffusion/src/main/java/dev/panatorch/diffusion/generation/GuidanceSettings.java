package dev.panatorch.diffusion.generation;

import dev.panatorch.diffusion.guidance.GuidedChannels;
import java.util.Objects;

/**
 * How strongly, when and on what guidance acts. What it is follows from the networks: with a weaker
 * network beside the denoiser it is autoguidance; a denoiser of guidance-free training does it by
 * itself; else it is classifier-free guidance.
 *
 * @param scale 1 or less is no guidance
 * @param low noisiness, in [0, 1], from which guidance acts
 * @param high noisiness up to which guidance acts; in MAETok, 0.75 for 256 pixels
 * @param channels that guidance acts on; guidance-free networks were trained for all
 */
public record GuidanceSettings(
    double scale, double low, double high, GuidedChannels.Choice channels) {

  /** No guidance. */
  public static final GuidanceSettings NONE = of(1);

  /** Checks the interval. */
  public GuidanceSettings {
    Objects.requireNonNull(channels, "channels");
    if (!Double.isFinite(scale)) {
      throw new IllegalArgumentException("a scale of guidance is a finite number, not " + scale);
    }
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "guidance from noisiness %s to %s: 0 <= low <= high <= 1 is needed".formatted(low, high));
    }
  }

  /** At all times, on all channels. */
  public static GuidanceSettings of(double scale) {
    return new GuidanceSettings(scale, 0, 1, GuidedChannels.Choice.ALL);
  }

  /** The same within an interval of noisiness. */
  public GuidanceSettings between(double newLow, double newHigh) {
    return new GuidanceSettings(scale, newLow, newHigh, channels);
  }

  /** The same on other channels. */
  public GuidanceSettings on(GuidedChannels.Choice choice) {
    return new GuidanceSettings(scale, low, high, choice);
  }
}
