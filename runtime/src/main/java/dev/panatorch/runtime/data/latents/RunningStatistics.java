package dev.panatorch.runtime.data.latents;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Mean and standard deviation per channel and over all channels, gathered in float64 in one pass
 * and merge-able (Chan, Golub and LeVeque 1979), so that shards can be summed up apart and together
 * in any grouping. Not thread-safe.
 */
public final class RunningStatistics {
  private final double[] counts;
  private final double[] means;
  private final double[] squares;

  private RunningStatistics(double[] counts, double[] means, double[] squares) {
    this.counts = counts;
    this.means = means;
    this.squares = squares;
  }

  /** Statistics of nothing yet. */
  public static RunningStatistics of(int channels) {
    return new RunningStatistics(new double[channels], new double[channels], new double[channels]);
  }

  /** Restores what {@link #state} gave. */
  public static RunningStatistics ofState(double[] state) {
    if (state.length == 0 || state.length % 3 != 0) {
      throw new IllegalArgumentException(
          "statistics have 3 numbers a channel, got " + state.length);
    }
    int n = state.length / 3;
    return new RunningStatistics(
        Arrays.copyOfRange(state, 0, n),
        Arrays.copyOfRange(state, n, 2 * n),
        Arrays.copyOfRange(state, 2 * n, 3 * n));
  }

  /** Counts, means and sums of squared deviations, each per channel. */
  public double[] state() {
    double[] state = new double[3 * means.length];
    System.arraycopy(counts, 0, state, 0, means.length);
    System.arraycopy(means, 0, state, means.length, means.length);
    System.arraycopy(squares, 0, state, 2 * means.length, means.length);
    return state;
  }

  /** The number of channels. */
  public int channels() {
    return means.length;
  }

  /**
   * Adds float32 values in row-major order of the shape {@code [outer, channels, inner]}.
   *
   * @param inner 1 for tokens {@code [T, C]}, height times width for maps {@code [C, H, W]}
   */
  public void add(MemorySegment values, int inner) {
    int channels = channels();
    long n = values.byteSize() / Float.BYTES;
    if (inner < 1 || n % ((long) channels * inner) != 0) {
      throw new IllegalArgumentException(
          "%d values are not a multiple of %d channels of %d".formatted(n, channels, inner));
    }
    double[] sums = sums(values, n, inner, new double[channels], false);
    double count = (double) n / channels;
    if (count == 0) {
      return;
    }
    for (int c = 0; c < channels; c++) {
      sums[c] /= count;
    }
    double[] deviations = sums(values, n, inner, sums, true);
    for (int c = 0; c < channels; c++) {
      merge(c, count, sums[c], deviations[c]);
    }
  }

  private static double[] sums(
      MemorySegment values, long n, int inner, double[] centers, boolean squared) {
    double[] sums = new double[centers.length];
    long i = 0;
    while (i < n) {
      for (int c = 0; c < sums.length; c++) {
        double sum = 0;
        for (long end = i + inner; i < end; i++) {
          double d = values.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i) - centers[c];
          sum += squared ? d * d : d;
        }
        sums[c] += sum;
      }
    }
    return sums;
  }

  /** Adds what other statistics hold. */
  public void merge(RunningStatistics other) {
    if (other.channels() != channels()) {
      throw new IllegalArgumentException(
          "statistics of %d and %d channels".formatted(channels(), other.channels()));
    }
    for (int c = 0; c < means.length; c++) {
      merge(c, other.counts[c], other.means[c], other.squares[c]);
    }
  }

  private void merge(int c, double count, double mean, double square) {
    double total = counts[c] + count;
    if (total > 0) {
      double delta = mean - means[c];
      means[c] += delta * count / total;
      squares[c] += square + delta * delta * counts[c] * count / total;
      counts[c] = total;
    }
  }

  /** The number of values of one channel. */
  public long countPerChannel() {
    return (long) counts[0];
  }

  /** The mean of each channel; 0 where nothing was added. */
  public double[] channelMeans() {
    return means.clone();
  }

  /**
   * The standard deviation of each channel with divisor n - 1, as {@code torch.std}; NaN for fewer
   * than two values.
   */
  public double[] channelStds() {
    double[] stds = new double[means.length];
    for (int c = 0; c < stds.length; c++) {
      stds[c] = std(squares[c], counts[c]);
    }
    return stds;
  }

  /** The mean of all values. */
  public double mean() {
    return all().means[0];
  }

  /** The standard deviation of all values with divisor n - 1. */
  public double std() {
    RunningStatistics all = all();
    return std(all.squares[0], all.counts[0]);
  }

  private RunningStatistics all() {
    RunningStatistics all = of(1);
    for (int c = 0; c < means.length; c++) {
      all.merge(0, counts[c], means[c], squares[c]);
    }
    return all;
  }

  private static double std(double square, double count) {
    return count < 2 ? Double.NaN : Math.sqrt(square / (count - 1));
  }
}
