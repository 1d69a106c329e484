package dev.panatorch.diffusion.transport;

/**
 * Which end of the time interval [0, 1] is noise. Publications differ, and a network trained with
 * one convention gives nonsense with the other: {@code t' = 1 - t} and {@code v' = -v}. It is
 * therefore recorded with every network.
 */
public enum TimeConvention {
  /**
   * Data at 0, noise at 1, sampling goes from 1 to 0: REPA, MAETok, and the text of the SiT paper.
   */
  NOISE_AT_ONE,
  /** Noise at 0, data at 1, sampling goes from 0 to 1: the code of SiT and LightningDiT. */
  NOISE_AT_ZERO;

  /** The time of pure noise: 0 or 1. */
  public double noiseTime() {
    return this == NOISE_AT_ONE ? 1 : 0;
  }

  /** The time of pure data: 1 or 0. */
  public double dataTime() {
    return 1 - noiseTime();
  }

  /** How far {@code time} is from the data, in [0, 1]: 1 is pure noise. */
  public double noisiness(double time) {
    return this == NOISE_AT_ONE ? time : 1 - time;
  }

  /** The time that is {@code noisiness} away from the data; the inverse of {@link #noisiness}. */
  public double timeOf(double noisiness) {
    return this == NOISE_AT_ONE ? noisiness : 1 - noisiness;
  }

  /** The sign of time from data to noise: 1 or -1. */
  public int directionToNoise() {
    return this == NOISE_AT_ONE ? 1 : -1;
  }
}
