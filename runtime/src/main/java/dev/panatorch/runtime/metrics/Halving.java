package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.metrics.MultiScaleSsimVariant.OddEdge;
import java.util.stream.IntStream;

/** Makes images of half the size, in float64 planes: each pixel is the mean of 2 x 2. */
record Halving(OddEdge oddEdge, MetricKernels kernels, boolean allCores) {

  /** The size that {@code size} pixels become. */
  static int halved(int size, OddEdge oddEdge) {
    return oddEdge == OddEdge.DROP ? size / 2 : Math.ceilDiv(size, 2);
  }

  ImageView of(ImageView view) {
    ImageLayout from = view.layout();
    int width = halved(from.width(), oddEdge);
    int height = halved(from.height(), oddEdge);
    var layout = ImageLayout.planar(width, height, from.channels());
    double[] to = new double[Math.toIntExact(layout.samples())];
    IntStream rows = IntStream.range(0, from.channels() * height);
    (allCores ? rows.parallel() : rows)
        .forEach(i -> row(view, i / height, i % height, width, to, i * width));
    return ImageView.of(to, layout);
  }

  private void row(ImageView view, int channel, int row, int width, double[] to, int at) {
    int given = view.layout().width();
    int used = 2 * width;
    Workspace space = Workspace.get(used, 0, 0, 0);
    int lower = Math.min(2 * row + 1, view.layout().height() - 1);
    load(view, channel, 2 * row, given, used, space.first);
    load(view, channel, lower, given, used, space.second);
    kernels.halve(space.first, space.second, width, to, at);
  }

  private void load(ImageView view, int channel, int row, int given, int used, double[] to) {
    var lines = new Lines(false, view.layout().channels(), given, 1);
    lines.load(kernels, view, channel, row, 0, Math.min(given, used), to, 0);
    if (used > given) {
      to[given] = to[given - 1];
    }
  }
}
