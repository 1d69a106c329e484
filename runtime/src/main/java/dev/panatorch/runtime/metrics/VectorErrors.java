package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Error sums of float32 and float64 samples, two float64 accumulators each. Every sum has a loop of
 * its own: with the choice inside of one loop, the compiler fails to keep the vectors in registers
 * in some runs, which then take 30 times as long.
 */
final class VectorErrors {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private VectorErrors() {}

  static double squaredFloat32(MemorySegment a, long i, MemorySegment b, long j, int n) {
    DoubleVector even = DoubleVector.zero(LANES);
    DoubleVector odd = even;
    int bound = n - n % (2 * WIDTH);
    for (int k = 0; k < bound; k += 2 * WIDTH) {
      DoubleVector d = difference32(a, i + k, b, j + k);
      DoubleVector e = difference32(a, i + k + WIDTH, b, j + k + WIDTH);
      even = d.fma(d, even);
      odd = e.fma(e, odd);
    }
    return even.add(odd).reduceLanes(VectorOperators.ADD)
        + ScalarKernels.squaredError(DType.FLOAT32, a, i, b, j, bound, n);
  }

  static double absoluteFloat32(MemorySegment a, long i, MemorySegment b, long j, int n) {
    DoubleVector even = DoubleVector.zero(LANES);
    DoubleVector odd = even;
    int bound = n - n % (2 * WIDTH);
    for (int k = 0; k < bound; k += 2 * WIDTH) {
      even = even.add(difference32(a, i + k, b, j + k).abs());
      odd = odd.add(difference32(a, i + k + WIDTH, b, j + k + WIDTH).abs());
    }
    return even.add(odd).reduceLanes(VectorOperators.ADD)
        + ScalarKernels.absoluteError(DType.FLOAT32, a, i, b, j, bound, n);
  }

  static double squaredFloat64(MemorySegment a, long i, MemorySegment b, long j, int n) {
    DoubleVector even = DoubleVector.zero(LANES);
    DoubleVector odd = even;
    int bound = n - n % (2 * WIDTH);
    for (int k = 0; k < bound; k += 2 * WIDTH) {
      DoubleVector d = difference64(a, i + k, b, j + k);
      DoubleVector e = difference64(a, i + k + WIDTH, b, j + k + WIDTH);
      even = d.fma(d, even);
      odd = e.fma(e, odd);
    }
    return even.add(odd).reduceLanes(VectorOperators.ADD)
        + ScalarKernels.squaredError(DType.FLOAT64, a, i, b, j, bound, n);
  }

  static double absoluteFloat64(MemorySegment a, long i, MemorySegment b, long j, int n) {
    DoubleVector even = DoubleVector.zero(LANES);
    DoubleVector odd = even;
    int bound = n - n % (2 * WIDTH);
    for (int k = 0; k < bound; k += 2 * WIDTH) {
      even = even.add(difference64(a, i + k, b, j + k).abs());
      odd = odd.add(difference64(a, i + k + WIDTH, b, j + k + WIDTH).abs());
    }
    return even.add(odd).reduceLanes(VectorOperators.ADD)
        + ScalarKernels.absoluteError(DType.FLOAT64, a, i, b, j, bound, n);
  }

  private static DoubleVector difference32(MemorySegment a, long i, MemorySegment b, long j) {
    return VectorLoads.float32(a, i).sub(VectorLoads.float32(b, j));
  }

  private static DoubleVector difference64(MemorySegment a, long i, MemorySegment b, long j) {
    DoubleVector x = DoubleVector.fromMemorySegment(LANES, a, i * Double.BYTES, ORDER);
    return x.sub(DoubleVector.fromMemorySegment(LANES, b, j * Double.BYTES, ORDER));
  }
}
