package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.metrics.SsimVariant.Channels;
import org.jspecify.annotations.Nullable;

/**
 * The rows that SSIM filters: lines of samples, or of luma, with mirrored ends where they reach
 * beyond the image.
 */
final class SsimRows {
  private static final double[] BT601 = {0.298936, 0.587043, 0.114021};
  private static final double[] BT709 = {0.2125, 0.7154, 0.0721};

  private final Lines lines;
  private final int width;
  private final int height;
  private final MetricKernels kernels;
  private final double @Nullable [] luma;

  SsimRows(ImageView a, ImageView b, Channels rule, MetricKernels kernels) {
    this.kernels = kernels;
    width = a.layout().width();
    height = a.layout().height();
    int channels = a.layout().channels();
    luma = channels == 1 ? null : lumaWeights(rule);
    if (luma != null && channels != 3) {
      throw new IllegalArgumentException(
          "luma is made of 3 channels (or 1 that is luma already), got %d; choose the mean over"
                  .formatted(channels)
              + " channels or a part with ImageView.channels");
    }
    lines = luma == null ? Lines.of(a, b) : new Lines(false, 1, width, 1);
  }

  private static double @Nullable [] lumaWeights(Channels rule) {
    return switch (rule) {
      case MEAN -> null;
      case LUMA_BT601 -> BT601;
      case LUMA_BT709 -> BT709;
    };
  }

  int planes() {
    return lines.planes();
  }

  int step() {
    return lines.step();
  }

  int samples() {
    return lines.samples();
  }

  int channelLength(int n) {
    return luma == null ? 0 : n;
  }

  /** Reads {@code n} samples from {@code from} on; row and samples may lie beyond the border. */
  void load(
      ImageView view, int plane, int row, int from, int n, double[] to, int at, double[] channel) {
    int y = mirrored(row, height);
    int first = Math.max(from, 0);
    int end = Math.min(from + n, lines.samples());
    loadInside(view, plane, y, first, end - first, to, at + first - from, channel);
    for (int i = from; i < first; i++) {
      to[at + i - from] = to[at + mirroredSample(i) - from];
    }
    for (int i = end; i < from + n; i++) {
      to[at + i - from] = to[at + mirroredSample(i) - from];
    }
  }

  private void loadInside(
      ImageView view, int plane, int row, int from, int n, double[] to, int at, double[] channel) {
    if (luma == null) {
      lines.load(kernels, view, plane, row, from, n, to, at);
      return;
    }
    for (int c = 0; c < luma.length; c++) {
      lines.load(kernels, view, c, row, from, n, channel, 0);
      double weight = luma[c];
      for (int i = 0; i < n; i++) {
        to[at + i] = (c == 0 ? 0 : to[at + i]) + weight * channel[i];
      }
    }
  }

  private int mirroredSample(int i) {
    int pixel = Math.floorDiv(i, lines.step());
    return mirrored(pixel, width) * lines.step() + i - pixel * lines.step();
  }

  private static int mirrored(int i, int size) {
    return i < 0 ? -i : i < size ? i : 2 * (size - 1) - i;
  }
}
