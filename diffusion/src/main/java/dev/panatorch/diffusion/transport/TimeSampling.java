package dev.panatorch.diffusion.transport;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;
import java.util.Objects;

/**
 * How the times to train on are drawn: from a distribution, then shifted, then brought into the
 * range that is trained.
 *
 * @param distribution of the times before the shift
 * @param mean of the logit-normal's normal, which is {@code log(sigma / alpha)}: above 0 is
 *     noisier; without meaning for uniform times
 * @param deviation of that normal, positive
 * @param shift factor of a {@link TimeShift}; 1 shifts nothing
 */
public record TimeSampling(Distribution distribution, double mean, double deviation, double shift) {

  /** Uniformly from [0, 1). */
  public static final TimeSampling UNIFORM = new TimeSampling(Distribution.UNIFORM, 0, 1, 1);

  /** With a standard normal. */
  public static final TimeSampling LOGIT_NORMAL =
      new TimeSampling(Distribution.LOGIT_NORMAL, 0, 1, 1);

  /** The distributions. */
  public enum Distribution {
    /** Every time alike. */
    UNIFORM,
    /**
     * The logarithm of the ratio of noise to data, {@code log(sigma / alpha)}, is normal. On the
     * linear path this is the logit-normal distribution (Esser et al., 2024, section 3.1); on the
     * cosine path {@code n = 2 / pi * atan(exp(normal))}.
     */
    LOGIT_NORMAL
  }

  /** Checks the numbers. */
  public TimeSampling {
    Objects.requireNonNull(distribution, "distribution");
    if (!Double.isFinite(mean) || !(deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "times need a finite mean and a positive deviation, not " + mean + " and " + deviation);
    }
    new TimeShift(shift);
  }

  /** The same with a shift. */
  public TimeSampling shifted(double factor) {
    return new TimeSampling(distribution, mean, deviation, factor);
  }

  /**
   * Draws times in the interpolant's convention.
   *
   * @param range part of the path that is trained
   * @param generator of the CPU: times are needed on both sides, and reading them back would wait
   *     for the GPU
   */
  public double[] times(int count, Interpolant interpolant, TimeRange range, Generator generator) {
    TimeShift move = new TimeShift(shift);
    TimeConvention convention = interpolant.convention();
    return Arrays.stream(noisiness(count, interpolant, generator))
        .map(n -> convention.timeOf(range.spread(move.apply(n))))
        .toArray();
  }

  private double[] noisiness(int count, Interpolant interpolant, Generator generator) {
    try (var scope = Scope.open()) {
      long[] shape = {count};
      return switch (distribution) {
        case UNIFORM ->
            Arrays.stream(Torch.rand(shape, generator, DType.FLOAT32, Device.CPU).toDoubleArray())
                .map(interpolant.convention()::noisiness)
                .toArray();
        case LOGIT_NORMAL ->
            Arrays.stream(Torch.randn(shape, generator, DType.FLOAT32, Device.CPU).toDoubleArray())
                .map(z -> interpolant.path().noisinessOfRatio(mean + deviation * z))
                .toArray();
      };
    }
  }
}
