package dev.panatorch.diffusion.transport;

/**
 * Moves times towards the noise, {@code n' = f n / (1 + (f - 1) n)}, in noisiness: the
 * resolution-dependent shift of Esser et al., 2024, equation 23. Both ends stay. Publications that
 * count time from the noise to the data, as LightningDiT with its {@code timestep_shift} 0.3, give
 * the reciprocal of this factor.
 *
 * @param factor positive; above 1 the noisy part is sampled more finely, 1 shifts nothing
 */
public record TimeShift(double factor) {

  /** No shift. */
  public static final TimeShift NONE = new TimeShift(1);

  /** Checks the factor. */
  public TimeShift {
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw new IllegalArgumentException("a shift of time is a positive factor, not " + factor);
    }
  }

  /** The shift that is {@code t' = s t / (1 + (s - 1) t)} in a time whose 0 is noise. */
  public static TimeShift ofDataTime(double s) {
    return new TimeShift(1 / s);
  }

  /** Shifts a noisiness in [0, 1]. */
  public double apply(double noisiness) {
    return factor * noisiness / (1 + (factor - 1) * noisiness);
  }
}
