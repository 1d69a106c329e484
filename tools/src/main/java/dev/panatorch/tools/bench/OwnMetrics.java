package dev.panatorch.tools.bench;

import dev.panatorch.runtime.metrics.ImageLayout;
import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.runtime.metrics.ImageView;
import java.util.Arrays;
import java.util.Random;
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
    ImageMetric metric = metricCase.imageMetric();
    ImageView a = noise(metricCase, 1);
    ImageView b = noise(metricCase, 2);
    fastest(() -> metric.measure(a, b), WARM_UP * seconds);
    fastest(() -> ImageMetrics.measureScalar(metric, a, b), seconds);
    return new Times(
        fastest(() -> metric.measure(a, b), seconds),
        fastest(() -> metric.measureOnAllCores(a, b), seconds),
        fastest(() -> ImageMetrics.measureScalar(metric, a, b), seconds));
  }

  private static ImageView noise(MetricCase metricCase, int seed) {
    var layout = ImageLayout.interleaved(metricCase.side(), metricCase.side(), 3);
    Random random = new Random(seed);
    if (metricCase.bytes()) {
      byte[] values = new byte[metricCase.samples()];
      random.nextBytes(values);
      return ImageView.of(values, layout);
    }
    float[] values = new float[metricCase.samples()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return ImageView.of(values, layout);
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
