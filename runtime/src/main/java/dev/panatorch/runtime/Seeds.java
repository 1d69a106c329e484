package dev.panatorch.runtime;

import java.nio.charset.StandardCharsets;

/**
 * Seeds that follow from what they are for, so that a resumed run draws the same numbers and an
 * image does not depend on its batch.
 */
public final class Seeds {

  private Seeds() {}

  /**
   * A seed for one draw or one sequence of draws.
   *
   * @param runSeed the run's seed
   * @param purpose what the numbers are for, such as {@code "mask"}
   * @param keys what tells this use from others: rank, images seen, index of the image
   */
  public static long derive(long runSeed, String purpose, long... keys) {
    long state = mix(runSeed);
    for (byte letter : purpose.getBytes(StandardCharsets.UTF_8)) {
      state = mix(state ^ (letter & 0xff));
    }
    for (long key : keys) {
      state = mix(state ^ mix(key));
    }
    return state;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), one step on. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
