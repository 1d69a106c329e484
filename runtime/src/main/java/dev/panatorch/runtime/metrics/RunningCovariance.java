package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Mean and covariance of rows of numbers, gathered in float64 in one pass and merge-able (Chan,
 * Golub and LeVeque 1979), so that shards can be summed up apart and together. The products of long
 * rows run on all cores (those of the calling thread's {@link java.util.concurrent.ForkJoinPool},
 * if it has one); the result does not depend on their number. Not thread-safe.
 */
public final class RunningCovariance {
  /** Rows taken at a time: their panels stay in the cache while all products of them are formed. */
  private static final int ROWS = 128;

  private static final int PANEL = MetricKernels.PANEL;

  /** From so many panels on, sharing out their products costs less than it saves. */
  private static final int SHARED_PANELS = 16;

  private final int dimensions;
  private final int panels;
  private final MetricKernels kernels;
  private final double[] mean;

  /** Sums of products of deviations, in rows of {@code stride}; above the diagonal only. */
  private final double[] scatter;

  private final int stride;
  private long count;
  private double[] chunk = {};

  RunningCovariance(int dimensions, MetricKernels kernels) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("a row has at least 1 number, not " + dimensions);
    }
    this.dimensions = dimensions;
    this.kernels = kernels;
    panels = Math.ceilDiv(dimensions, PANEL);
    stride = panels * PANEL;
    mean = new double[dimensions];
    scatter = new double[Math.multiplyExact(stride, stride)];
  }

  /** Statistics of nothing yet, of rows of {@code dimensions} numbers. */
  public static RunningCovariance of(int dimensions) {
    return new RunningCovariance(dimensions, KernelProvider.kernels());
  }

  /**
   * The same by the plain Java loops, whatever this JVM uses otherwise: what the vector ones are
   * compared with.
   */
  public static RunningCovariance ofScalar(int dimensions) {
    return new RunningCovariance(dimensions, new ScalarKernels());
  }

  /**
   * Goes on, to the last bit, from what {@link #count}, {@link #mean} and {@link #scatter} gave.
   */
  public static RunningCovariance ofState(long count, double[] mean, double[] scatter) {
    RunningCovariance statistics = of(mean.length);
    int d = mean.length;
    if (scatter.length != Math.multiplyExact(d, d) || count < 0) {
      throw new IllegalArgumentException(
          "%d rows of %d numbers have %d sums of products, got %d"
              .formatted(count, d, d * d, scatter.length));
    }
    statistics.count = count;
    System.arraycopy(mean, 0, statistics.mean, 0, d);
    for (int i = 0; i < d; i++) {
      System.arraycopy(scatter, i * d + i, statistics.scatter, i * statistics.stride + i, d - i);
    }
    return statistics;
  }

  /** Numbers in a row. */
  public int dimensions() {
    return dimensions;
  }

  /** Rows added so far. */
  public long count() {
    return count;
  }

  /**
   * Adds rows that lie one behind the other.
   *
   * @param dtype uint8, float32 or float64
   * @throws IllegalArgumentException if the memory does not hold whole rows
   */
  public void add(MemorySegment rows, DType dtype) {
    long rowBytes = Math.multiplyExact((long) dimensions, (long) dtype.byteSize());
    if (rows.byteSize() % rowBytes != 0) {
      throw new IllegalArgumentException(
          "%d bytes are not whole rows of %d %s"
              .formatted(rows.byteSize(), dimensions, dtype.torchName()));
    }
    long all = rows.byteSize() / rowBytes;
    for (long from = 0; from < all; from += ROWS) {
      int n = (int) Math.min(ROWS, all - from);
      MemorySegment part = rows.asSlice(from * rowBytes, n * rowBytes);
      addChunk(ImageView.of(part, dtype, ImageLayout.planar(dimensions, n, 1)), n);
    }
  }

  /** Adds float64 rows. */
  public void add(double[] rows) {
    add(MemorySegment.ofArray(rows), DType.FLOAT64);
  }

  /** Adds float32 rows. */
  public void add(float[] rows) {
    add(MemorySegment.ofArray(rows), DType.FLOAT32);
  }

  /**
   * Adds the rows of a tensor of any device.
   *
   * @param rows float32 or float64 [n, dimensions]
   */
  public void add(Tensor rows) {
    if (rows.dim() != 2 || rows.size(1) != dimensions) {
      throw new ShapeException(
          "rows of %d numbers are [n, %d], got %s".formatted(dimensions, dimensions, rows),
          "add",
          "");
    }
    try (var scope = Scope.open();
        Arena arena = Arena.ofConfined()) {
      add(rows.detach().cpu().contiguous().segment(arena), rows.dtype());
    }
  }

  private void addChunk(ImageView rows, int n) {
    if (chunk.length == 0) {
      chunk = new double[(ROWS + 1) * stride];
    }
    double[] row = new double[dimensions];
    double[] sums = new double[dimensions];
    for (int r = 0; r < n; r++) {
      kernels.load(rows, (long) r * dimensions, dimensions, row, 0);
      for (int i = 0; i < dimensions; i++) {
        sums[i] += row[i];
        chunk[place(i, r, n + 1)] = row[i];
      }
    }
    for (int i = 0; i < dimensions; i++) {
      double chunkMean = sums[i] / n;
      int first = place(i, 0, n + 1);
      for (int at = first; at < first + n * PANEL; at += PANEL) {
        chunk[at] -= chunkMean;
      }
      sums[i] = chunkMean;
    }
    shift(sums, n, chunk, n, n + 1);
    addProducts(n + 1);
  }

  /** Where number {@code i} of row {@code r} of a chunk of {@code rows} lies. */
  private static int place(int i, int r, int rows) {
    return (i / PANEL * rows + r) * PANEL + i % PANEL;
  }

  /**
   * Moves the mean towards that of {@code n} new rows. What the distance of the two means adds to
   * the scatter is written as one more row of deviations.
   */
  private void shift(double[] newMean, long n, double[] into, int row, int rows) {
    double total = (double) count + n;
    double weight = Math.sqrt((double) count * n / total);
    for (int i = 0; i < dimensions; i++) {
      double distance = newMean[i] - mean[i];
      into[place(i, row, rows)] = weight * distance;
      mean[i] += distance * n / total;
    }
    count += n;
  }

  private void addProducts(int rows) {
    for (int i = dimensions; i < stride; i++) {
      for (int r = 0; r < rows; r++) {
        chunk[place(i, r, rows)] = 0;
      }
    }
    IntStream all = IntStream.range(0, panels);
    (panels < SHARED_PANELS ? all : all.parallel())
        .forEach(i -> {
          for (int j = i; j < panels; j++) {
            int to = i * PANEL * stride + j * PANEL;
            kernels.addProducts(
                chunk, i * rows * PANEL, j * rows * PANEL, rows, scatter, to, stride);
          }
        });
  }

  /** Adds what other statistics hold. */
  public void merge(RunningCovariance other) {
    if (other.dimensions != dimensions) {
      throw new IllegalArgumentException(
          "statistics of rows of %d and of %d numbers".formatted(dimensions, other.dimensions));
    }
    if (other.count == 0) {
      return;
    }
    for (int i = 0; i < scatter.length; i++) {
      scatter[i] += other.scatter[i];
    }
    chunk = new double[(ROWS + 1) * stride];
    shift(other.mean, other.count, chunk, 0, 1);
    addProducts(1);
  }

  /** The mean; zeros where nothing was added. */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * The covariance matrix, {@code dimensions x dimensions} in rows.
   *
   * @param correction the divisor is the number of rows less this: 1 for the unbiased estimate, as
   *     {@code numpy.cov}, 0 for that of the rows themselves
   * @return NaN everywhere where the divisor is not positive
   */
  public double[] covariance(int correction) {
    if (count <= correction) {
      double[] none = new double[dimensions * dimensions];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    double[] covariance = scatter();
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] /= count - correction;
    }
    return covariance;
  }

  /**
   * The sums of products of the rows' deviations from their mean, {@code dimensions x dimensions}
   * in rows: the covariance before it is divided.
   */
  public double[] scatter() {
    double[] all = new double[dimensions * dimensions];
    for (int i = 0; i < dimensions; i++) {
      for (int j = i; j < dimensions; j++) {
        double value = scatter[i * stride + j];
        all[i * dimensions + j] = value;
        all[j * dimensions + i] = value;
      }
    }
    return all;
  }
}
