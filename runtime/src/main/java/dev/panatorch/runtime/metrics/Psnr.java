package dev.panatorch.runtime.metrics;

/**
 * Peak signal-to-noise ratio of one image in decibels: 10 log10(R^2 / MSE), the mean taken over all
 * pixels and channels; infinite for equal images. scikit-image's {@code peak_signal_noise_ratio}.
 *
 * <p>The value of a data set is the mean of its images' values ({@link ImageMetrics#mean}), not the
 * ratio of the pooled error, which is what torchmetrics gives by default.
 *
 * @param dataRange R, the distance from the smallest to the largest possible value: 255 for bytes,
 *     1 for [0, 1], 2 for [-1, 1]
 */
public record Psnr(double dataRange) implements ImageMetric {
  /** Checks the data range. */
  public Psnr {
    requireRange(dataRange);
  }

  double measure(ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    double error = ErrorSum.mean(a, b, true, kernels, allCores);
    return 10 * Math.log10(dataRange * dataRange / error);
  }

  static void requireRange(double dataRange) {
    if (!(dataRange > 0) || Double.isInfinite(dataRange)) {
      throw new IllegalArgumentException(
          "the data range is the distance from the smallest to the largest possible value, got "
              + dataRange);
    }
  }
}
