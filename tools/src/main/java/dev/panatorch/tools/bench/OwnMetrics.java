package dev.panatorch.tools.bench;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.metrics.ImageLayout;
import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.runtime.metrics.ImageView;
import dev.panatorch.runtime.metrics.RunningCovariance;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleSupplier;

/** PanaTorch's own times, and that of reading the same bytes. Not thread-safe. */
final class OwnMetrics {

  /** Warm-up, in measurements, until the compiler has caught up with a busy machine. */
  private static final double WARM_UP = 3;

  /** Kept so that no call can be left out for want of a use. */
  private double sink;

  /** Nanoseconds of the fastest call within so many seconds, of one call at least. */
  private long fastest(DoubleSupplier call, double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long best = Long.MAX_VALUE;
    do {
      long start = System.nanoTime();
      sink += call.getAsDouble();
      best = Math.min(best, System.nanoTime() - start);
    } while (System.nanoTime() < end);
    return best;
  }

  /**
   * The fastest calls, in nanoseconds.
   *
   * @param vector by the kernels that this JVM uses, on one thread
   * @param allCores the same on all cores
   * @param scalar by the plain loops, on one thread
   */
  record Times(long vector, long allCores, long scalar) {}

  Times measure(MetricCase metricCase, double seconds) {
    try (ForkJoinPool single = new ForkJoinPool(1)) {
      Calls calls = metricCase.ofRows() ? ofRows(metricCase, single) : ofImages(metricCase);
      fastest(calls.vector, WARM_UP * seconds);
      fastest(calls.scalar, seconds);
      return new Times(
          fastest(calls.vector, seconds),
          fastest(calls.allCores, seconds),
          fastest(calls.scalar, seconds));
    }
  }

  /** The calls that {@link Times} are of. */
  private record Calls(DoubleSupplier vector, DoubleSupplier allCores, DoubleSupplier scalar) {}

  private static Calls ofImages(MetricCase metricCase) {
    ImageMetric metric = metricCase.imageMetric();
    ImageView a = image(metricCase, 1);
    ImageView b = image(metricCase, 2);
    return new Calls(
        () -> metric.measure(a, b),
        () -> metric.measureOnAllCores(a, b),
        () -> ImageMetrics.measureScalar(metric, a, b));
  }

  private static ImageView image(MetricCase metricCase, int seed) {
    var layout = ImageLayout.interleaved(metricCase.size(), metricCase.size(), 3);
    Random random = new Random(seed);
    if (metricCase.bytes()) {
      byte[] values = new byte[metricCase.samples()];
      random.nextBytes(values);
      return ImageView.of(values, layout);
    }
    return ImageView.of(floats(metricCase.samples(), random), layout);
  }

  private static float[] floats(int n, Random random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** The statistics use the pool of the thread that gathers them, so one of one thread is one. */
  private static Calls ofRows(MetricCase metricCase, ForkJoinPool single) {
    Random random = new Random(1);
    DType dtype = metricCase.dtype().equals("float32") ? DType.FLOAT32 : DType.FLOAT64;
    MemorySegment rows =
        dtype == DType.FLOAT32
            ? MemorySegment.ofArray(floats(metricCase.samples(), random))
            : MemorySegment.ofArray(random.doubles(metricCase.samples()).toArray());
    int length = metricCase.size();
    return new Calls(
        () -> single.submit(() -> variance(RunningCovariance.of(length), rows, dtype)).join(),
        () -> variance(RunningCovariance.of(length), rows, dtype),
        () ->
            single.submit(() -> variance(RunningCovariance.ofScalar(length), rows, dtype)).join());
  }

  private static double variance(RunningCovariance statistics, MemorySegment rows, DType dtype) {
    statistics.add(rows, dtype);
    return statistics.covariance(1)[0];
  }

  /**
   * Bytes per nanosecond, which is GB/s, of one thread that adds up two arrays of so many bytes.
   */
  double bandwidth(long bytes, double seconds) {
    long[] a = new long[Math.toIntExact(bytes / 2 / Long.BYTES)];
    long[] b = new long[a.length];
    Arrays.setAll(a, i -> i);
    Arrays.setAll(b, i -> 3L * i);
    fastest(() -> sum(a, b), seconds);
    return (double) bytes / fastest(() -> sum(a, b), seconds);
  }

  /** So plain that the compiler turns it into vectors. */
  private static double sum(long[] a, long[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] + b[i];
    }
    return sum;
  }

  /** What the calls returned, added up. */
  double sink() {
    return sink;
  }
}
