package dev.panatorch.tools.bench;

import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.Psnr;
import dev.panatorch.runtime.metrics.Ssim;
import dev.panatorch.runtime.metrics.SsimVariant;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric of two square RGB images of noise; the peers know the cases by these names.
 *
 * @param metric psnr, ssim-uniform (7 x 7, as scikit-image) or ssim-gaussian (11 x 11)
 * @param dtype uint8 or float32
 * @param side pixels along one side
 */
record MetricCase(String metric, String dtype, int side) {

  private static final List<String> METRICS = List.of("psnr", "ssim-uniform", "ssim-gaussian");
  private static final List<String> DTYPES = List.of("uint8", "float32");
  private static final int CHANNELS = 3;

  /** Every metric of both types at each size. */
  static List<MetricCase> all(List<Integer> sides) {
    List<MetricCase> cases = new ArrayList<>();
    for (int side : sides) {
      for (String dtype : DTYPES) {
        METRICS.forEach(metric -> cases.add(new MetricCase(metric, dtype, side)));
      }
    }
    return cases;
  }

  boolean bytes() {
    return dtype.equals("uint8");
  }

  /** Numbers of one image. */
  int samples() {
    return Math.multiplyExact(CHANNELS, side * side);
  }

  /** Bytes of both images. */
  long bytesOfBoth() {
    return 2L * samples() * (bytes() ? 1 : Float.BYTES);
  }

  double pixels() {
    return (double) side * side;
  }

  ImageMetric imageMetric() {
    double range = bytes() ? 255 : 1;
    return switch (metric) {
      case "psnr" -> new Psnr(range);
      case "ssim-uniform" -> new Ssim(SsimVariant.SCIKIT_IMAGE, range);
      default -> new Ssim(SsimVariant.SCIKIT_IMAGE_GAUSSIAN, range);
    };
  }

  @Override
  public String toString() {
    return "%s %s %d".formatted(metric, dtype, side);
  }
}
