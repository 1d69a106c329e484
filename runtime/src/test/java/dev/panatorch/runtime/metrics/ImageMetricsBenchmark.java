package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
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

/**
 * PSNR and SSIM of square RGB images by both kernels, beside the plain reading of the same memory.
 * Single calls are sampled, so that the fastest ({@code p0.00}) tells what a busy machine hides.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ImageMetricsBenchmark {
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

  /** Which twin. */
  @Param({"scalar", "vector"})
  public String kernels = "vector";

  /** Pixels along one side. */
  @Param({"256", "4096"})
  public int side;

  /** Type of the samples. */
  @Param({"UINT8", "FLOAT32"})
  public DType dtype = DType.UINT8;

  private MetricKernels twin = new ScalarKernels();
  private Psnr psnr = new Psnr(1);
  private Ssim uniform = new Ssim(SsimVariant.SCIKIT_IMAGE, 1);
  private Ssim gaussian = new Ssim(SsimVariant.SCIKIT_IMAGE_GAUSSIAN, 1);
  private MultiScaleSsim multiScale = new MultiScaleSsim(MultiScaleSsimVariant.TORCHMETRICS, 1);
  private ImageView a = ImageView.of(new byte[1], ImageLayout.planar(1, 1, 1));
  private ImageView b = a;

  /** Makes two noisy images. */
  @Setup
  public void prepare() {
    twin = kernels.equals("vector") ? new VectorKernels() : new ScalarKernels();
    double range = dtype == DType.UINT8 ? 255 : 1;
    psnr = new Psnr(range);
    uniform = new Ssim(SsimVariant.SCIKIT_IMAGE, range);
    gaussian = new Ssim(SsimVariant.SCIKIT_IMAGE_GAUSSIAN, range);
    multiScale = new MultiScaleSsim(MultiScaleSsimVariant.TORCHMETRICS, range);
    a = noise(1);
    b = noise(2);
  }

  private ImageView noise(int seed) {
    var layout = ImageLayout.interleaved(side, side, 3);
    MemorySegment data = Arena.ofAuto().allocate(layout.samples() * dtype.byteSize(), 64);
    for (long i = 0; i < layout.samples(); i++) {
      long h = MetricImages.hashed(i, seed);
      if (dtype == DType.UINT8) {
        data.set(ValueLayout.JAVA_BYTE, i, (byte) (h >>> 24));
      } else {
        data.setAtIndex(ValueLayout.JAVA_FLOAT, i, h / 4294967296.0f);
      }
    }
    return ImageView.of(data, dtype, layout);
  }

  @Benchmark
  public double psnr() {
    return psnr.measure(a, b, twin, false);
  }

  @Benchmark
  public double psnrOnAllCores() {
    return psnr.measure(a, b, twin, true);
  }

  @Benchmark
  public double ssimUniform() {
    return uniform.measure(a, b, twin, false);
  }

  @Benchmark
  public double ssimGaussian() {
    return gaussian.measure(a, b, twin, false);
  }

  @Benchmark
  public double multiScaleSsim() {
    return multiScale.measure(a, b, twin, false);
  }

  @Benchmark
  public double ssimUniformOnAllCores() {
    return uniform.measure(a, b, twin, true);
  }

  /** Reads both images and does next to nothing with them: the ceiling of PSNR. */
  @Benchmark
  public long readBoth() {
    return read(a.data(), b.data());
  }

  private static long read(MemorySegment a, MemorySegment b) {
    LongVector even = LongVector.zero(LONGS);
    LongVector odd = even;
    long width = LONGS.vectorByteSize();
    long bound = a.byteSize() - a.byteSize() % (2 * width);
    for (long i = 0; i < bound; i += 2 * width) {
      even = even.add(longs(a, i)).add(longs(b, i));
      odd = odd.add(longs(a, i + width)).add(longs(b, i + width));
    }
    return even.add(odd).reduceLanes(VectorOperators.ADD);
  }

  private static LongVector longs(MemorySegment data, long at) {
    return LongVector.fromMemorySegment(LONGS, data, at, ByteOrder.nativeOrder());
  }
}
