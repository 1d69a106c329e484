package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.metrics.ImageLayout;
import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.runtime.metrics.ImageView;
import dev.panatorch.runtime.metrics.RunningCovariance;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleSupplier;

/**
 * PanaTorch's own times on numbers off-heap, where pictures and tensors lie, and that of reading
 * the same bytes. Not thread-safe.
 */
final class OwnMetrics {

  /** Warm-up, in measurements, until the compiler has caught up with a busy machine. */
  private static final double WARM_UP = 3;

  /** Kept so that no call can be left out for want of a use. */
  private double sink;

  /** Nanoseconds of each one's fastest call, called in turn for so many seconds, once at least. */
  private long[] fastest(double seconds, DoubleSupplier... calls) {
    long[] best = new long[calls.length];
    Arrays.fill(best, Long.MAX_VALUE);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      for (int i = 0; i < calls.length; i++) {
        long start = System.nanoTime();
        sink += calls[i].getAsDouble();
        best[i] = Math.min(best[i], System.nanoTime() - start);
      }
    } while (System.nanoTime() < end);
    return best;
  }

  /**
   * The fastest calls, in nanoseconds.
   *
   * @param vector by the kernels that this JVM uses, on one thread
   * @param reading of the same bytes on one thread, which adds them up in the widest vectors; in
   *     turn with {@code vector}
   * @param allCores the kernels on all cores
   * @param readingOnAllCores in turn with {@code allCores}
   * @param scalar by the plain loops, on one thread
   */
  record Times(long vector, long reading, long allCores, long readingOnAllCores, long scalar) {}

  Times measure(MetricCase metricCase, double seconds) {
    try (ForkJoinPool single = new ForkJoinPool(1)) {
      Calls calls = metricCase.ofRows() ? ofRows(metricCase, single) : ofImages(metricCase);
      fastest(WARM_UP * seconds, calls.vector, calls.reading.on(1));
      fastest(seconds, calls.scalar);
      long[] one = fastest(2 * seconds, calls.vector, calls.reading.on(1));
      int cores = Runtime.getRuntime().availableProcessors();
      long[] all = fastest(2 * seconds, calls.allCores, calls.reading.on(cores));
      return new Times(one[0], one[1], all[0], all[1], fastest(seconds, calls.scalar)[0]);
    }
  }

  /** The calls that {@link Times} are of. */
  private record Calls(
      DoubleSupplier vector, Reading reading, DoubleSupplier allCores, DoubleSupplier scalar) {}

  private static Calls ofImages(MetricCase metricCase) {
    ImageMetric metric = metricCase.imageMetric();
    DType dtype = metricCase.bytes() ? DType.UINT8 : DType.FLOAT32;
    var layout = ImageLayout.interleaved(metricCase.size(), metricCase.size(), 3);
    MemorySegment first = noise(dtype, metricCase.samples(), 1);
    MemorySegment second = noise(dtype, metricCase.samples(), 2);
    ImageView a = ImageView.of(first, dtype, layout);
    ImageView b = ImageView.of(second, dtype, layout);
    return new Calls(
        () -> metric.measure(a, b),
        new Reading(first, second),
        () -> metric.measureOnAllCores(a, b),
        () -> ImageMetrics.measureScalar(metric, a, b));
  }

  /** The statistics use the pool of the thread that gathers them, so one of one thread is one. */
  private static Calls ofRows(MetricCase metricCase, ForkJoinPool single) {
    DType dtype = metricCase.dtype().equals("float32") ? DType.FLOAT32 : DType.FLOAT64;
    MemorySegment rows = noise(dtype, metricCase.samples(), 1);
    int length = metricCase.size();
    return new Calls(
        () -> single.submit(() -> variance(RunningCovariance.of(length), rows, dtype)).join(),
        new Reading(rows, rows),
        () -> variance(RunningCovariance.of(length), rows, dtype),
        () ->
            single.submit(() -> variance(RunningCovariance.ofScalar(length), rows, dtype)).join());
  }

  private static double variance(RunningCovariance statistics, MemorySegment rows, DType dtype) {
    statistics.add(rows, dtype);
    return statistics.covariance(1)[0];
  }

  private static MemorySegment noise(DType dtype, int n, int seed) {
    Random random = new Random(seed);
    if (dtype == DType.UINT8) {
      byte[] values = new byte[n];
      random.nextBytes(values);
      return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, values);
    }
    if (dtype == DType.FLOAT64) {
      return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(n).toArray());
    }
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat();
    }
    return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, values);
  }

  /** What the calls returned, added up. */
  double sink() {
    return sink;
  }
}
