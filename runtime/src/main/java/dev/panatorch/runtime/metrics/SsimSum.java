package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.metrics.SsimVariant.Border;
import java.util.Arrays;

/**
 * Sum of SSIM over all positions, cut into tiles of rows and columns whose scratch stays in the
 * nearest caches. Both windows are separable: a uniform one keeps running column sums, which start
 * anew in each tile so that rounding cannot build up; a Gaussian one weighs each row once along
 * itself and then the last rows, for two rows of positions at a time.
 */
final class SsimSum implements TiledSum {
  /** Rows of positions in a tile. */
  private static final int TILE_ROWS = 64;

  /** Samples of a tile's row: the window's rows of both images and their sums fit 48 kB or so. */
  private static final int UNIFORM_SAMPLES = 256;

  /** As above for the moments of the window's rows, four for each sample. */
  private static final int GAUSSIAN_SAMPLES = 96;

  /**
   * A power of two that as C1 makes the luminance term exactly 1: next to it no image's means
   * count, and scaling by it rounds nothing.
   */
  private static final double OVERWHELMING = 0x1p500;

  private final ImageView a;
  private final ImageView b;
  private final MetricKernels kernels;
  private final SsimRows rows;
  private final boolean uniform;
  private final int taps;
  private final int margin;
  private final int outRows;
  private final int outSamples;
  private final int blockSamples;
  private final int strips;
  private final int blocks;
  private final double c1;
  private final double c2;
  private final double[] weights;

  /** The weights between two zeros. */
  private final double[] padded;

  SsimSum(ImageView a, ImageView b, SsimVariant variant, double dataRange, MetricKernels kernels) {
    this(a, b, variant, dataRange, kernels, false);
  }

  /** The contrast and structure term alone, whatever the luminance. */
  static SsimSum ofContrast(
      ImageView a, ImageView b, SsimVariant variant, double dataRange, MetricKernels kernels) {
    return new SsimSum(a, b, variant, dataRange, kernels, true);
  }

  private SsimSum(
      ImageView a,
      ImageView b,
      SsimVariant variant,
      double dataRange,
      MetricKernels kernels,
      boolean contrastOnly) {
    Lines.requireSameSize(a, b);
    this.a = a;
    this.b = b;
    this.kernels = kernels;
    uniform = variant.window() instanceof SsimWindow.Uniform;
    taps = variant.window().size();
    requireRoom(a.layout(), variant);
    rows = new SsimRows(a, b, variant.channels(), kernels);
    margin = variant.border() == Border.REFLECT ? taps / 2 : 0;
    int lost = taps - 1 - 2 * margin;
    outRows = a.layout().height() - lost;
    outSamples = rows.samples() - lost * rows.step();
    int most = uniform ? UNIFORM_SAMPLES : GAUSSIAN_SAMPLES;
    blockSamples = Math.max(rows.step(), most / rows.step() * rows.step());
    strips = Math.ceilDiv(outRows, TILE_ROWS);
    blocks = Math.ceilDiv(outSamples, blockSamples);
    double area = area();
    double range = dataRange * variant.rangeFactor();
    c1 = contrastOnly ? OVERWHELMING : 2 * area * area * square(variant.k1() * range);
    c2 = 2 * area * area * square(variant.k2() * range) / variant.covarianceFactor();
    weights = variant.window() instanceof SsimWindow.Gaussian g ? g.weights() : new double[0];
    padded = new double[weights.length + 2];
    System.arraycopy(weights, 0, padded, 1, weights.length);
  }

  private static void requireRoom(ImageLayout size, SsimVariant variant) {
    int taps = variant.window().size();
    boolean reflect = variant.border() == Border.REFLECT;
    int least = reflect ? taps / 2 + 1 : taps;
    if (Math.min(size.width(), size.height()) < least) {
      throw new IllegalArgumentException(
          "SSIM with a window of %d and border %s needs an image of at least %d x %d, got %d x %d"
              .formatted(taps, variant.border(), least, least, size.width(), size.height()));
    }
  }

  private static double square(double v) {
    return v * v;
  }

  private double area() {
    return uniform ? (double) taps * taps : 1;
  }

  /** Number of SSIM values in the sum. */
  double positions() {
    return (double) rows.planes() * outRows * outSamples;
  }

  @Override
  public int tiles() {
    return Math.multiplyExact(rows.planes(), Math.multiplyExact(strips, blocks));
  }

  @Override
  public double tile(int index) {
    int block = index % blocks;
    int strip = index / blocks % strips;
    int plane = index / blocks / strips;
    int from = block * blockSamples;
    int n = Math.min(blockSamples, outSamples - from);
    int firstRow = strip * TILE_ROWS;
    int inputs = n + (taps - 1) * rows.step();
    Workspace space =
        Workspace.get(
            (taps + 2) * inputs, 4 * (taps + 3) * inputs, rows.channelLength(inputs), taps + 1);
    int count = Math.min(TILE_ROWS, outRows - firstRow) + taps - 1;
    int firstSample = from - margin * rows.step();
    if (uniform) {
      clear(space, inputs);
    }
    double total = 0;
    for (int r = 0; r < count; r++) {
      int slot = uniform ? slot(r, inputs) : 0;
      int row = firstRow - margin + r;
      rows.load(a, plane, row, firstSample, inputs, space.first, slot, space.channel);
      rows.load(b, plane, row, firstSample, inputs, space.second, slot, space.channel);
      kernels.sumAndDifference(space.first, space.second, slot, inputs);
      total += uniform ? uniformRow(space, r, inputs, n) : gaussianRow(space, r, n, r == count - 1);
    }
    return total;
  }

  /** Where row {@code r} of a tile lies in the ring of one row more than the window has. */
  private int slot(int r, int inputs) {
    return r % (taps + 1) * inputs;
  }

  /** Zeroes the column sums and the row behind the ring, which leaves while no other row does. */
  private void clear(Workspace space, int inputs) {
    int zeros = (taps + 1) * inputs;
    Arrays.fill(space.first, zeros, zeros + inputs, 0);
    Arrays.fill(space.second, zeros, zeros + inputs, 0);
    Arrays.fill(space.moments, 0, 4 * inputs, 0);
  }

  private double uniformRow(Workspace space, int r, int inputs, int n) {
    int leaving = r < taps ? (taps + 1) * inputs : slot(r - taps, inputs);
    kernels.slide(
        space.first, space.second, slot(r, inputs), leaving, space.moments, inputs, inputs);
    if (r < taps - 1) {
      return 0;
    }
    return kernels.ssimOfSums(space.moments, inputs, rows.step(), taps, n, area(), c1, c2);
  }

  /** Two rows of positions at a time, and a last one alone where their number is odd. */
  private double gaussianRow(Workspace space, int r, int n, boolean last) {
    int length = 4 * n;
    int ring = taps + 1;
    kernels.weighColumns(
        space.first, space.second, weights, rows.step(), space.moments, r % ring * length, n);
    boolean two = r >= taps && (r - taps) % 2 == 0;
    if (!two && !(last && r >= taps - 1)) {
      return 0;
    }
    int top = r - (two ? taps : taps - 1);
    for (int k = 0; k <= taps; k++) {
      space.rows[k] = Math.min(top + k, r) % ring * length;
    }
    int to = ring * length;
    kernels.weighRows(space.moments, space.rows, padded, space.moments, to, length);
    double total = kernels.ssim(space.moments, to, n, c1, c2);
    return two ? total + kernels.ssim(space.moments, to + length, n, c1, c2) : total;
  }
}
