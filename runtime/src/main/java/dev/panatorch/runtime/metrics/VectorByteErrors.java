package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Error sums of bytes, exact. Differences stay bytes and their squares 16 bits wide; the even and
 * the odd lanes are split by masks and shifts, which cost less than widening conversions.
 */
final class VectorByteErrors {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final int WIDTH = BYTES.length();

  /** Rounds of squares that a 32-bit total over all lanes holds: a round adds 4 to each lane. */
  private static final int ROUNDS = Integer.MAX_VALUE / (4 * 255 * 255) / (WIDTH / Integer.BYTES);

  private VectorByteErrors() {}

  static long squared(MemorySegment a, long i, MemorySegment b, long j, int n) {
    int bound = BYTES.loopBound(n);
    long total = 0;
    for (int k = 0; k < bound; ) {
      int stop = (int) Math.min(bound, k + (long) ROUNDS * WIDTH);
      IntVector sum = IntVector.zero(IntVector.SPECIES_PREFERRED);
      for (; k < stop; k += WIDTH) {
        ShortVector d = distance(a, i + k, b, j + k).reinterpretAsShorts();
        ShortVector even = d.and((short) 0xFF);
        ShortVector odd = d.lanewise(VectorOperators.LSHR, 8);
        sum = sum.add(pairs(even.mul(even))).add(pairs(odd.mul(odd)));
      }
      total += sum.reduceLanes(VectorOperators.ADD);
    }
    return total + (long) ScalarKernels.squaredError(DType.UINT8, a, i, b, j, bound, n);
  }

  static long absolute(MemorySegment a, long i, MemorySegment b, long j, int n) {
    int bound = BYTES.loopBound(n);
    long total = 0;
    for (int k = 0; k < bound; ) {
      int stop = (int) Math.min(bound, k + (long) ROUNDS * WIDTH);
      IntVector sum = IntVector.zero(IntVector.SPECIES_PREFERRED);
      for (; k < stop; k += WIDTH) {
        ShortVector d = distance(a, i + k, b, j + k).reinterpretAsShorts();
        ShortVector even = d.and((short) 0xFF);
        sum = sum.add(pairs(d.lanewise(VectorOperators.LSHR, 8).add(even)));
      }
      total += sum.reduceLanes(VectorOperators.ADD);
    }
    return total + (long) ScalarKernels.absoluteError(DType.UINT8, a, i, b, j, bound, n);
  }

  /** |a - b| of unsigned bytes. */
  private static ByteVector distance(MemorySegment a, long i, MemorySegment b, long j) {
    ByteVector x = ByteVector.fromMemorySegment(BYTES, a, i, ByteOrder.nativeOrder());
    ByteVector y = ByteVector.fromMemorySegment(BYTES, b, j, ByteOrder.nativeOrder());
    return x.lanewise(VectorOperators.UMAX, y).sub(x.lanewise(VectorOperators.UMIN, y));
  }

  /** Sums of neighbouring unsigned 16-bit lanes. */
  private static IntVector pairs(ShortVector v) {
    IntVector both = v.reinterpretAsInts();
    return both.and(0xFFFF).add(both.lanewise(VectorOperators.LSHR, 16));
  }
}
