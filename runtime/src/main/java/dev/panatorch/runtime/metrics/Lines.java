package dev.panatorch.runtime.metrics;

/**
 * How two images of one size are cut into lines of samples that stand in the same order in both.
 *
 * <p>Where both have interleaved rows, a line is a row with all its channels and neighbouring
 * pixels of a channel stand {@code step} samples apart; nothing is ever taken apart. Otherwise a
 * line is a row of one channel.
 *
 * @param interleaved whether a line holds all channels
 * @param planes planes of lines: 1, or the number of channels
 * @param samples samples of a line
 * @param step samples from a pixel to its neighbour in the line
 */
record Lines(boolean interleaved, int planes, int samples, int step) {
  static Lines of(ImageView a, ImageView b) {
    ImageLayout size = a.layout();
    if (size.hasInterleavedRows() && b.layout().hasInterleavedRows()) {
      int samples = Math.multiplyExact(size.width(), size.channels());
      return new Lines(true, 1, samples, size.channels());
    }
    return new Lines(false, size.channels(), size.width(), 1);
  }

  /** Number of the first sample of a line. */
  static long start(ImageView view, int plane, int row) {
    return view.layout().index(0, row, plane);
  }

  /** Whether a line of the image is one run of neighbouring samples. */
  boolean runs(ImageView view) {
    return interleaved || view.layout().hasPlanarRows();
  }

  /** Reads {@code n} samples of a line from its sample {@code from} on. */
  void load(
      MetricKernels kernels,
      ImageView view,
      int plane,
      int row,
      int from,
      int n,
      double[] to,
      int at) {
    long first = start(view, plane, row);
    if (runs(view)) {
      kernels.load(view, first + from, n, to, at);
    } else {
      long stride = view.layout().pixelStride();
      Samples.loadStrided(view, first + from * stride, stride, n, to, at);
    }
  }

  static void requireSameSize(ImageView a, ImageView b) {
    if (!a.layout().sameSize(b.layout())) {
      throw new IllegalArgumentException(
          "the two images must have one size, got %s and %s"
              .formatted(a.layout().sizeText(), b.layout().sizeText()));
    }
  }
}
