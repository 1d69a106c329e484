package dev.panatorch.runtime.metrics;

/**
 * A number that tells two images of one size apart, computed in float64.
 *
 * <p>Both methods give the same bits. They throw {@link IllegalArgumentException} where the sizes
 * differ or the metric cannot be taken of such images, naming what is needed. An instance may be
 * used by many threads at once.
 */
public sealed interface ImageMetric
    permits MeanSquaredError, MeanAbsoluteError, Psnr, Ssim, MultiScaleSsim {
  /** The metric on the calling thread. */
  default double measure(ImageView reference, ImageView image) {
    return ImageMetrics.measure(this, reference, image, KernelProvider.kernels(), false);
  }

  /** The metric of one large image over all cores; its memory must be open to all threads. */
  default double measureOnAllCores(ImageView reference, ImageView image) {
    AllCores.requireShared(reference);
    AllCores.requireShared(image);
    return ImageMetrics.measure(this, reference, image, KernelProvider.kernels(), true);
  }
}
