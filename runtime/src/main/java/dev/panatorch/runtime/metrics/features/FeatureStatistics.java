package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.RunningCovariance;

/**
 * Mean and covariance of features: all that the Frechet distance knows of a set of images. The
 * arrays are shared, not copied.
 *
 * @param mean one number for each feature
 * @param covariance rows of the symmetric matrix, unbiased (divisor n - 1)
 */
public record FeatureStatistics(double[] mean, double[] covariance) {

  /** Checks that the sizes fit. */
  public FeatureStatistics {
    if (covariance.length != Math.multiplyExact(mean.length, mean.length)) {
      throw new IllegalArgumentException(
          "%d features have %d covariances, got %d"
              .formatted(mean.length, mean.length * mean.length, covariance.length));
    }
  }

  /**
   * What was gathered so far.
   *
   * @throws IllegalArgumentException if that are fewer than two rows
   */
  public static FeatureStatistics of(RunningCovariance gathered) {
    if (gathered.count() < 2) {
      throw new IllegalArgumentException(
          "a covariance needs at least two images, got " + gathered.count());
    }
    return new FeatureStatistics(gathered.mean(), gathered.covariance(1));
  }

  /** The statistics of features [n, d] on any device. */
  public static FeatureStatistics of(Tensor features) {
    RunningCovariance gathered = RunningCovariance.of(Math.toIntExact(features.size(1)));
    gathered.add(features);
    return of(gathered);
  }

  /** Number of features. */
  public int dimensions() {
    return mean.length;
  }

  @Override
  public String toString() {
    return "FeatureStatistics[%d features]".formatted(mean.length);
  }
}
