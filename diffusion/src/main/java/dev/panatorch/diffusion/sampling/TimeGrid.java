package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.TimeConvention;

/** The times at which samplers evaluate, from noise to data. */
final class TimeGrid {

  private TimeGrid() {}

  /** {@code steps + 1} equally spaced times from pure noise to pure data. */
  static double[] uniform(TimeConvention convention, int steps) {
    requireSteps(steps);
    return linspace(convention.noiseTime(), convention.dataTime(), steps + 1);
  }

  /**
   * {@code steps} equally spaced times from pure noise to {@code lastStep} before the data, and the
   * data's time: the last step is of its own size.
   */
  static double[] withLastStep(TimeConvention convention, int steps, double lastStep) {
    requireSteps(steps);
    double[] times = new double[steps + 1];
    double end = convention.timeOf(lastStep);
    System.arraycopy(linspace(convention.noiseTime(), end, steps), 0, times, 0, steps);
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

  private static void requireSteps(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a sampler needs at least one step, not " + steps);
    }
  }
}
