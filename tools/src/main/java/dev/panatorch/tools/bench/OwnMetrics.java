package dev.panatorch.tools.bench;

import dev.panatorch.runtime.metrics.ImageLayout;
import dev.panatorch.runtime.metrics.ImageMetric;
import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.runtime.metrics.ImageView;
import dev.panatorch.runtime.metrics.RunningCovariance;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * PanaTorch's own times, of images off-heap, where pictures and tensors lie, and that of reading
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
      fastest(WARM_UP * seconds, calls.vector, calls.reading);
      fastest(seconds, calls.scalar);
      long[] one = fastest(2 * seconds, calls.vector, calls.reading);
      long[] all = fastest(2 * seconds, calls.allCores, calls.readingOnAllCores);
      return new Times(one[0], one[1], all[0], all[1], fastest(seconds, calls.scalar)[0]);
    }
  }

  /** The calls that {@link Times} are of. */
  private record Calls(
      DoubleSupplier vector,
      DoubleSupplier reading,
      DoubleSupplier allCores,
      DoubleSupplier readingOnAllCores,
      DoubleSupplier scalar) {}

  private static Calls ofImages(MetricCase metricCase) {
    ImageMetric metric = metricCase.imageMetric();
    ImageView a = noise(metricCase, 1);
    ImageView b = noise(metricCase, 2);
    return new Calls(
        () -> metric.measure(a, b),
        () -> ImageMetrics.read(a, b),
        () -> metric.measureOnAllCores(a, b),
        () -> ImageMetrics.readOnAllCores(a, b),
        () -> ImageMetrics.measureScalar(metric, a, b));
  }

  private static ImageView noise(MetricCase metricCase, int seed) {
    var layout = ImageLayout.interleaved(metricCase.size(), metricCase.size(), 3);
    Random random = new Random(seed);
    if (metricCase.bytes()) {
      byte[] values = new byte[metricCase.samples()];
      random.nextBytes(values);
      return ImageView.of(values, layout).offHeap();
    }
    return ImageView.of(floats(metricCase.samples(), random), layout).offHeap();
  }

  private static float[] floats(int n, Random random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /**
   * The statistics use the pool of the thread that gathers them, so one of one thread is one. What
   * reading takes is not asked of them.
   */
  private static Calls ofRows(MetricCase metricCase, ForkJoinPool single) {
    int length = metricCase.size();
    Random random = new Random(1);
    float[] small = floats(metricCase.samples(), random);
    double[] large = random.doubles(metricCase.samples()).toArray();
    Consumer<RunningCovariance> gather =
        metricCase.dtype().equals("float32") ? to -> to.add(small) : to -> to.add(large);
    DoubleSupplier vector = () -> variance(RunningCovariance.of(length), gather);
    DoubleSupplier scalar = () -> variance(RunningCovariance.ofScalar(length), gather);
    return new Calls(
        () -> single.submit(vector::getAsDouble).join(),
        () -> 0,
        vector,
        () -> 0,
        () -> single.submit(scalar::getAsDouble).join());
  }

  private static double variance(RunningCovariance statistics, Consumer<RunningCovariance> gather) {
    gather.accept(statistics);
    return statistics.covariance(1)[0];
  }

  /** What the calls returned, added up. */
  double sink() {
    return sink;
  }
}
