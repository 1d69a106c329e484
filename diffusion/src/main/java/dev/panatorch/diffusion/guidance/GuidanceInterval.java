package dev.panatorch.diffusion.guidance;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.diffusion.transport.TimeConvention;

/**
 * The times at which guidance acts (Kynkaanniemi et al., 2024), both ends included, in the time of
 * the network.
 *
 * @param low any number, or negative infinity
 * @param high at least {@code low}, or infinity
 */
public record GuidanceInterval(double low, double high) {

  /** Guidance at all times. */
  public static final GuidanceInterval ALWAYS =
      new GuidanceInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Checks the order. */
  public GuidanceInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "a guidance interval needs low <= high, not [" + low + ", " + high + "]");
    }
  }

  /**
   * The interval whose ends are given in noisiness, as in MAETok and REPA, where time 1 is noise
   * and 0 is data. An end of the path has no end here: solvers may look past it.
   *
   * @param meaning of the network's times
   */
  public static GuidanceInterval ofNoisiness(double low, double high, Parameterization meaning) {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "guidance from noisiness %s to %s: 0 <= low <= high <= 1 is needed".formatted(low, high));
    }
    double from = low == 0 ? Double.NEGATIVE_INFINITY : low;
    double to = high == 1 ? Double.POSITIVE_INFINITY : high;
    return switch (meaning) {
      case Flow flow ->
          flow.convention() == TimeConvention.NOISE_AT_ONE
              ? new GuidanceInterval(from, to)
              : new GuidanceInterval(1 - to, 1 - from);
      case NoiseSteps steps ->
          new GuidanceInterval(from * (steps.steps() - 1), to * (steps.steps() - 1));
    };
  }

  /** Whether guidance acts at this time. */
  public boolean contains(double time) {
    return low <= time && time <= high;
  }
}
