package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.diffusion.transport.TimeShift;

/**
 * The times between a sampler's steps, from noise to data: equally spaced, then shifted.
 *
 * <p>Publications that give a number of points, as SiT and LightningDiT with their 250, take one
 * step less.
 *
 * @param convention direction of time
 * @param steps at least 1
 * @param range part of the path that is crossed
 * @param shift of the equally spaced times
 */
public record TimeGrid(TimeConvention convention, int steps, TimeRange range, TimeShift shift) {

  /** Checks the number of steps. */
  public TimeGrid {
    if (steps < 1) {
      throw new IllegalArgumentException("a sampler needs at least one step, not " + steps);
    }
  }

  /** The whole path in equal steps. */
  public static TimeGrid uniform(TimeConvention convention, int steps) {
    return new TimeGrid(convention, steps, TimeRange.WHOLE, TimeShift.NONE);
  }

  /** The {@code steps + 1} times. */
  public double[] times() {
    double[] noisiness = linspace(range.high(), range.low(), steps + 1);
    double[] times = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      times[i] = convention.timeOf(shift.apply(noisiness[i]));
    }
    return times;
  }

  /**
   * The same, of which the last step is of its own size: equal steps to {@code lastStep} before the
   * data, then one to the data.
   */
  double[] timesWithLastStep(double lastStep) {
    double[] noisiness = linspace(range.high(), lastStep, steps);
    double[] times = new double[steps + 1];
    for (int i = 0; i < steps; i++) {
      times[i] = convention.timeOf(shift.apply(noisiness[i]));
    }
    times[steps] = convention.dataTime();
    return times;
  }

  /**
   * As {@code torch.linspace} in float64: from both ends towards the middle, so that both are met
   * exactly.
   */
  private static double[] linspace(double start, double end, int count) {
    double[] values = new double[count];
    double step = count == 1 ? 0 : (end - start) / (count - 1);
    for (int i = 0; i < count; i++) {
      values[i] = i < count / 2 || count == 1 ? start + step * i : end - step * (count - 1 - i);
    }
    return values;
  }
}
