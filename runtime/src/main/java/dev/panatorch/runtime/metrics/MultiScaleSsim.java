package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.metrics.MultiScaleSsimVariant.Order;
import dev.panatorch.runtime.metrics.SsimVariant.Channels;
import java.util.stream.IntStream;

/**
 * Multi-scale structural similarity of one image, at most 1 (Wang, Simoncelli, Bovik 2003, equation
 * 7): the product over scales of the contrast and structure term, and of SSIM at the coarsest, each
 * raised to its exponent. A term below zero counts as 0. Each scale is the last one's mean over 2 x
 * 2 pixels.
 *
 * <p>The coarsest scale must still hold the window: five scales with the 11 x 11 window need 176
 * pixels each way (161 where an odd edge is repeated).
 *
 * @param variant which of the definitions
 * @param dataRange R, the distance from the smallest to the largest possible value: 255 for bytes,
 *     1 for [0, 1], 2 for [-1, 1]
 */
public record MultiScaleSsim(MultiScaleSsimVariant variant, double dataRange)
    implements ImageMetric {
  /** Checks the data range. */
  public MultiScaleSsim {
    Psnr.requireRange(dataRange);
  }

  double measure(ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    Lines.requireSameSize(a, b);
    requireScales(a.layout());
    int channels = a.layout().channels();
    boolean perChannel =
        variant.order() == Order.SCALES_FIRST
            && variant.similarity().channels() == Channels.MEAN
            && channels > 1;
    if (!perChannel) {
      return product(a, b, kernels, allCores);
    }
    return IntStream.range(0, channels)
            .mapToDouble(c -> product(a.channels(c, 1), b.channels(c, 1), kernels, allCores))
            .sum()
        / channels;
  }

  private double product(ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    var halving = new Halving(variant.oddEdge(), kernels, allCores);
    int coarsest = variant.scales() - 1;
    double product = 1;
    ImageView x = a;
    ImageView y = b;
    for (int scale = 0; scale <= coarsest; scale++) {
      SsimSum sum =
          scale == coarsest
              ? new SsimSum(x, y, variant.similarity(), dataRange, kernels)
              : SsimSum.ofContrast(
                  x,
                  y,
                  variant.similarity().withBorder(variant.contrastBorder()),
                  dataRange,
                  kernels);
      double mean = sum.sum(allCores) / sum.positions();
      // Math.max lets NaN through.
      product *= Math.pow(Math.max(0, mean), variant.exponents().get(scale));
      if (scale < coarsest) {
        x = halving.of(x);
        y = halving.of(y);
      }
    }
    return product;
  }

  private void requireScales(ImageLayout size) {
    int width = size.width();
    int height = size.height();
    for (int scale = 1; scale < variant.scales(); scale++) {
      width = Halving.halved(width, variant.oddEdge());
      height = Halving.halved(height, variant.oddEdge());
    }
    int taps = variant.similarity().window().size();
    if (Math.min(width, height) < taps) {
      throw new IllegalArgumentException(
          "multi-scale SSIM needs an image that after %d halvings still holds the window of %d, got %d x %d"
              .formatted(variant.scales() - 1, taps, size.width(), size.height()));
    }
  }
}
