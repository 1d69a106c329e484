package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;

/**
 * The inner loops of the metrics. Two implementations exist, {@link ScalarKernels} and {@code
 * VectorKernels}; they agree but for the order in which they round.
 *
 * <p>SSIM works on the sum p = x + y and the difference q = x - y of the two images instead of x
 * and y: var p - var q = 4 cov(x, y) and var p + var q = 2 (var x + var y), so that four windowed
 * moments (of p, q, p^2 and q^2) do the work of five. "Moments" below are those four, one behind
 * the other, {@code stride} apart.
 */
interface MetricKernels {
  /** Columns that {@link #addProducts} takes together; one behind the other in a row of a panel. */
  int PANEL = 16;

  /** What the choice of kernels is called in messages. */
  String name();

  /** Sum of (a - b)^2 over {@code n} samples of one type from the given sample numbers on. */
  double squaredError(DType dtype, MemorySegment a, long i, MemorySegment b, long j, int n);

  /** Sum of |a - b| over {@code n} samples of one type from the given sample numbers on. */
  double absoluteError(DType dtype, MemorySegment a, long i, MemorySegment b, long j, int n);

  /** Sum of the whole 64-bit numbers in {@code n} bytes of both from the given byte on. */
  long sum(MemorySegment a, MemorySegment b, long from, int n);

  /** Sum of (a - b)^2 over the first {@code n} values. */
  double squaredError(double[] a, double[] b, int n);

  /** Sum of |a - b| over the first {@code n} values. */
  double absoluteError(double[] a, double[] b, int n);

  /** Reads {@code n} neighbouring samples from {@code first} on, mapped by the view's scale. */
  void load(ImageView view, long first, int n, double[] to, int at);

  /**
   * Means over 2 x 2: {@code to[at + i]} is that of the values {@code 2 i} and {@code 2 i + 1} of
   * both rows.
   */
  void halve(double[] upper, double[] lower, int n, double[] to, int at);

  /** Turns (x, y) into (x + y, x - y) in place. */
  void sumAndDifference(double[] x, double[] y, int at, int n);

  /**
   * Moves the column sums of the moments down by one row: adds the row at {@code entering} and
   * takes away the one at {@code leaving}.
   */
  void slide(double[] p, double[] q, int entering, int leaving, double[] sums, int stride, int n);

  /**
   * Weighs the moments along a row, for {@code stride} positions: {@code moments[to + i]} sums p at
   * {@code i, i + step, ...}.
   *
   * @param weights symmetric, an odd number
   */
  void weighColumns(
      double[] p, double[] q, double[] weights, int step, double[] moments, int to, int stride);

  /**
   * Two weighted sums of rows of {@code n} numbers that start at {@code rows[k]}: at {@code to[at]}
   * row k counts {@code weights[k + 1]}, {@code n} behind it {@code weights[k]}, so that weights
   * between two zeros give the sums of two windows, one a row below the other.
   */
  void weighRows(double[] values, int[] rows, double[] weights, double[] to, int at, int n);

  /**
   * Sum of SSIM over {@code n} positions, where position {@code i} sums the moments at {@code i, i
   * + step, ...}, {@code taps} of them.
   *
   * @param area number of pixels of the window
   * @param c1 2 area^2 C1
   * @param c2 2 area^2 C2 / (covariance normalisation)
   */
  double ssimOfSums(
      double[] sums, int stride, int step, int taps, int n, double area, double c1, double c2);

  /** Sum of SSIM over {@code n} positions from the means in the windows, n of each moment. */
  double ssim(double[] moments, int first, int n, double c1, double c2);

  /**
   * Adds the products of two panels' columns, summed over {@code rows} rows: {@code into[to + i *
   * stride + j]} takes that of column {@code i} of the panel at {@code left} and column {@code j}
   * of the one at {@code right}.
   */
  void addProducts(
      double[] panels, int left, int right, int rows, double[] into, int to, int stride);
}
