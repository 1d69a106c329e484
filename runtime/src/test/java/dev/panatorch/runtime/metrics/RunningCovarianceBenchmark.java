package dev.panatorch.runtime.metrics;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The covariance of features as wide as those of the FID, by both kernels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 2, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RunningCovarianceBenchmark {
  private static final int ROWS = 128;

  /** Which twin. */
  @Param({"scalar", "vector"})
  public String kernels = "vector";

  /** Numbers in a row. */
  @Param("2048")
  public int dimensions;

  private RunningCovariance statistics = RunningCovariance.of(1);
  private float[] rows = {};

  /** Makes random rows. */
  @Setup
  public void prepare() {
    MetricKernels twin = kernels.equals("vector") ? new VectorKernels() : new ScalarKernels();
    statistics = new RunningCovariance(dimensions, twin);
    rows = new float[ROWS * dimensions];
    var random = new Random(1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextFloat();
    }
  }

  /** One chunk of 128 rows. */
  @Benchmark
  public void add() {
    statistics.add(rows);
  }
}
