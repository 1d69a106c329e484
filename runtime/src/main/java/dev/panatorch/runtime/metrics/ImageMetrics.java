package dev.panatorch.runtime.metrics;

import java.util.List;
import java.util.stream.IntStream;

/** Image metrics by one call each, and over batches. */
public final class ImageMetrics {
  private static final MeanSquaredError SQUARED = new MeanSquaredError();
  private static final MeanAbsoluteError ABSOLUTE = new MeanAbsoluteError();

  private ImageMetrics() {}

  /** The inner loops in use: "scalar", or "vector" with the width in bits. */
  public static String kernels() {
    return KernelProvider.kernels().name();
  }

  /**
   * A metric by the plain Java loops, on the calling thread, whatever this JVM uses otherwise: what
   * the vector ones are held to and compared with.
   */
  public static double measureScalar(ImageMetric metric, ImageView reference, ImageView image) {
    return measure(metric, reference, image, new ScalarKernels(), false);
  }

  static double measure(
      ImageMetric metric, ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    return switch (metric) {
      case MeanSquaredError _ -> ErrorSum.mean(a, b, true, kernels, allCores);
      case MeanAbsoluteError _ -> ErrorSum.mean(a, b, false, kernels, allCores);
      case Psnr own -> own.measure(a, b, kernels, allCores);
      case Ssim own -> own.measure(a, b, kernels, allCores);
      case MultiScaleSsim own -> own.measure(a, b, kernels, allCores);
    };
  }

  /**
   * Reads the bytes of both images and adds them up: what any metric of both has to do at least, so
   * that the time of this call tells its share of the memory's bandwidth.
   */
  public static double read(ImageView a, ImageView b) {
    return new ReadSum(a, b, KernelProvider.kernels()).sum(false);
  }

  /** The same over all cores; the images' memory must be open to all threads. */
  public static double readOnAllCores(ImageView a, ImageView b) {
    AllCores.requireShared(a);
    AllCores.requireShared(b);
    return new ReadSum(a, b, KernelProvider.kernels()).sum(true);
  }

  /** Mean of (a - b)^2 over all pixels and channels. */
  public static double meanSquaredError(ImageView a, ImageView b) {
    return SQUARED.measure(a, b);
  }

  /** Mean of |a - b| over all pixels and channels. */
  public static double meanAbsoluteError(ImageView a, ImageView b) {
    return ABSOLUTE.measure(a, b);
  }

  /** {@link Psnr} of one image. */
  public static double psnr(ImageView reference, ImageView image, double dataRange) {
    return new Psnr(dataRange).measure(reference, image);
  }

  /** {@link Ssim} of one image. */
  public static double ssim(
      ImageView reference, ImageView image, SsimVariant variant, double dataRange) {
    return new Ssim(variant, dataRange).measure(reference, image);
  }

  /** {@link MultiScaleSsim} of one image. */
  public static double multiScaleSsim(
      ImageView reference, ImageView image, MultiScaleSsimVariant variant, double dataRange) {
    return new MultiScaleSsim(variant, dataRange).measure(reference, image);
  }

  /**
   * The metric of each pair of images, over all cores. The result does not depend on their number.
   *
   * @param references images
   * @param images as many images, each of the size of its reference; sizes may differ from pair to
   *     pair
   */
  public static double[] each(
      ImageMetric metric, List<ImageView> references, List<ImageView> images) {
    if (references.size() != images.size()) {
      throw new IllegalArgumentException(
          "images are compared in pairs, got %d references and %d images"
              .formatted(references.size(), images.size()));
    }
    if (references.size() == 1) {
      return new double[] {metric.measureOnAllCores(references.getFirst(), images.getFirst())};
    }
    references.forEach(AllCores::requireShared);
    images.forEach(AllCores::requireShared);
    return IntStream.range(0, images.size())
        .parallel()
        .mapToDouble(i -> metric.measure(references.get(i), images.get(i)))
        .toArray();
  }

  /** The mean over images, as the papers state PSNR and SSIM of a data set. */
  public static double mean(
      ImageMetric metric, List<ImageView> references, List<ImageView> images) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("the mean over no images does not exist");
    }
    double sum = 0;
    for (double value : each(metric, references, images)) {
      sum += value;
    }
    return sum / references.size();
  }
}
