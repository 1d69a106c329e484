package dev.panatorch.tools.bench;

import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.MultiScaleSsim;
import dev.panatorch.runtime.metrics.MultiScaleSsimVariant;
import dev.panatorch.runtime.metrics.Psnr;
import dev.panatorch.runtime.metrics.Ssim;
import dev.panatorch.runtime.metrics.SsimVariant;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric of two square RGB images of noise, or the mean and covariance of rows of noise; the
 * peers know the cases by these names.
 *
 * @param metric psnr, ssim-uniform (7 x 7, as scikit-image), ssim-gaussian (11 x 11), ms-ssim (as
 *     torchmetrics) or covariance
 * @param dtype uint8, float32 or float64
 * @param size pixels along one side, or numbers in a row
 */
record MetricCase(String metric, String dtype, int size) {

  private static final List<String> METRICS = List.of("psnr", "ssim-uniform", "ssim-gaussian");
  private static final String MULTI_SCALE = "ms-ssim";
  private static final String COVARIANCE = "covariance";
  private static final int CHANNELS = 3;

  /** Below this side the coarsest of five scales does not hold the window of 11. */
  private static final int LEAST_MULTI_SCALE = 176;

  /** Numbers of all rows: enough that a call takes a while, few enough that it fits in memory. */
  private static final int NUMBERS = 1 << 22;

  /** Every metric of images of both types at each size. */
  static List<MetricCase> images(List<Integer> sides) {
    List<MetricCase> cases = new ArrayList<>();
    for (int side : sides) {
      for (String dtype : List.of("uint8", "float32")) {
        METRICS.forEach(metric -> cases.add(new MetricCase(metric, dtype, side)));
        if (side >= LEAST_MULTI_SCALE) {
          cases.add(new MetricCase(MULTI_SCALE, dtype, side));
        }
      }
    }
    return cases;
  }

  /** The statistics of rows of both types at each length. */
  static List<MetricCase> rows(List<Integer> lengths) {
    return lengths.stream()
        .flatMap(length ->
            List.of("float32", "float64").stream()
                .map(dtype -> new MetricCase(COVARIANCE, dtype, length)))
        .toList();
  }

  boolean ofRows() {
    return metric.equals(COVARIANCE);
  }

  boolean bytes() {
    return dtype.equals("uint8");
  }

  /** Numbers of one image, or of all rows. */
  int samples() {
    return ofRows() ? rows() * size : Math.multiplyExact(CHANNELS, size * size);
  }

  /** Two rows at least, or there is no covariance. */
  int rows() {
    return Math.max(2, NUMBERS / size);
  }

  /** Bytes of both images. */
  long bytesOfBoth() {
    return 2L * samples() * (bytes() ? 1 : Float.BYTES);
  }

  /** Gigapixels, or thousands of rows, in a second. */
  double rate(long nanoseconds) {
    return ofRows() ? 1e6 * rows() / nanoseconds : (double) size * size / nanoseconds;
  }

  ImageMetric imageMetric() {
    double range = bytes() ? 255 : 1;
    return switch (metric) {
      case "psnr" -> new Psnr(range);
      case "ssim-uniform" -> new Ssim(SsimVariant.SCIKIT_IMAGE, range);
      case MULTI_SCALE -> new MultiScaleSsim(MultiScaleSsimVariant.TORCHMETRICS, range);
      default -> new Ssim(SsimVariant.SCIKIT_IMAGE_GAUSSIAN, range);
    };
  }

  @Override
  public String toString() {
    return "%s %s %d".formatted(metric, dtype, size);
  }
}
