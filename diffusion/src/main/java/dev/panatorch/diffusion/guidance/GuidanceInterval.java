package dev.panatorch.diffusion.guidance;

import dev.panatorch.diffusion.transport.TimeConvention;

/**
 * The times at which guidance acts (Kynkaanniemi et al., 2024), both ends included, in the time of
 * the network.
 *
 * @param low in [0, 1]
 * @param high in [low, 1]
 */
public record GuidanceInterval(double low, double high) {

  /** Guidance at all times. */
  public static final GuidanceInterval ALWAYS = new GuidanceInterval(0, 1);

  /** Checks the order. */
  public GuidanceInterval {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "a guidance interval needs 0 <= low <= high <= 1, not [" + low + ", " + high + "]");
    }
  }

  /**
   * The interval whose ends are given as in MAETok and REPA, where time 1 is noise, for a network
   * of any convention.
   */
  public static GuidanceInterval ofNoisiness(double low, double high, TimeConvention convention) {
    return convention == TimeConvention.NOISE_AT_ONE
        ? new GuidanceInterval(low, high)
        : new GuidanceInterval(1 - high, 1 - low);
  }

  /** Whether guidance acts at this time. */
  public boolean contains(double time) {
    return low <= time && time <= high;
  }
}
