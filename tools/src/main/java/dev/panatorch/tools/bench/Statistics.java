package dev.panatorch.tools.bench;

import java.util.Arrays;

/** Summaries of repeated measurements. */
public final class Statistics {

  private Statistics() {}

  /** The middle value, or the mean of the two middle ones. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
