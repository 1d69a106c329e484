package dev.panatorch.runtime.metrics;

/** Sum of squared or absolute differences over all samples of two images. */
final class ErrorSum implements TiledSum {
  /** Samples of a tile: enough to hide its cost, and few enough to share a small image out. */
  private static final int SMALLEST_TILE = 1 << 16;

  private static final int LARGEST_TILE = 1 << 20;

  /** Tiles that a large image is made of at least. */
  private static final int TILES = 64;

  /** Samples converted at a time where the images differ in type, scale or stride. */
  private static final int CHUNK = 1024;

  private final ImageView a;
  private final ImageView b;
  private final boolean squared;
  private final MetricKernels kernels;
  private final Lines lines;
  private final boolean dense;
  private final boolean direct;
  private final int tile;
  private final long runs;
  private final long runsPerTile;

  ErrorSum(ImageView a, ImageView b, boolean squared, MetricKernels kernels) {
    Lines.requireSameSize(a, b);
    this.a = a;
    this.b = b;
    this.squared = squared;
    this.kernels = kernels;
    lines = Lines.of(a, b);
    direct = a.readsLike(b) && lines.runs(a) && lines.runs(b);
    dense =
        direct
            && (a.layout().isDenseInterleaved() && b.layout().isDenseInterleaved()
                || a.layout().isDensePlanar() && b.layout().isDensePlanar());
    long share = Long.highestOneBit(Math.max(1, a.layout().samples() / TILES));
    tile = Math.clamp(share, SMALLEST_TILE, LARGEST_TILE);
    runs =
        dense
            ? Math.ceilDiv(a.layout().samples(), (long) tile)
            : (long) lines.planes() * a.layout().height();
    runsPerTile = dense ? 1 : Math.max(1, tile / lines.samples());
  }

  /** The mean over all samples. */
  static double mean(
      ImageView a, ImageView b, boolean squared, MetricKernels kernels, boolean allCores) {
    var sum = new ErrorSum(a, b, squared, kernels);
    return sum.sum(allCores) / a.layout().samples();
  }

  @Override
  public int tiles() {
    return Math.toIntExact(Math.ceilDiv(runs, runsPerTile));
  }

  @Override
  public double tile(int index) {
    if (dense) {
      long first = (long) index * tile;
      int n = (int) Math.min(tile, a.layout().samples() - first);
      return direct(first, first, n);
    }
    double total = 0;
    long end = Math.min(runs, (index + 1) * runsPerTile);
    for (long run = index * runsPerTile; run < end; run++) {
      int plane = (int) (run / a.layout().height());
      int row = (int) (run % a.layout().height());
      total += direct ? directLine(plane, row) : convertedLine(plane, row);
    }
    return total;
  }

  private double directLine(int plane, int row) {
    return direct(Lines.start(a, plane, row), Lines.start(b, plane, row), lines.samples());
  }

  /** The images share scale and offset: the offset cancels, the scale comes out of the sum. */
  private double direct(long i, long j, int n) {
    if (squared) {
      double scale = a.scale() * a.scale();
      return scale * kernels.squaredError(a.dtype(), a.data(), i, b.data(), j, n);
    }
    return Math.abs(a.scale()) * kernels.absoluteError(a.dtype(), a.data(), i, b.data(), j, n);
  }

  private double convertedLine(int plane, int row) {
    Workspace space = Workspace.get(CHUNK, 0, 0, 0);
    double total = 0;
    for (int from = 0; from < lines.samples(); from += CHUNK) {
      int n = Math.min(CHUNK, lines.samples() - from);
      lines.load(kernels, a, plane, row, from, n, space.first, 0);
      lines.load(kernels, b, plane, row, from, n, space.second, 0);
      total +=
          squared
              ? kernels.squaredError(space.first, space.second, n)
              : kernels.absoluteError(space.first, space.second, n);
    }
    return total;
  }
}
