package dev.panatorch.runtime.metrics;

/**
 * Mean structural similarity of one image, at most 1 and 1 only for equal images (Wang et al. 2004,
 * equation 13, averaged over positions and channels).
 *
 * <p>Sums are float64 whatever the images' type: against scikit-image and torchmetrics run in
 * float64 the results agree to 1e-9 for values of the order of the data range; references run in
 * float32 are themselves off by up to about 1e-5.
 *
 * @param variant which of the definitions
 * @param dataRange R, the distance from the smallest to the largest possible value: 255 for bytes,
 *     1 for [0, 1], 2 for [-1, 1]
 */
public record Ssim(SsimVariant variant, double dataRange) implements ImageMetric {
  /** Checks the data range. */
  public Ssim {
    Psnr.requireRange(dataRange);
  }

  double measure(ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    var sum = new SsimSum(a, b, variant, dataRange, kernels);
    return sum.sum(allCores) / sum.positions();
  }
}
