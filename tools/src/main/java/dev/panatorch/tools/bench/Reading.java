package dev.panatorch.tools.bench;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reads two segments of one length and adds them up as numbers of 64 bits, in the widest vectors:
 * the least that a metric of both has to do.
 */
record Reading(MemorySegment a, MemorySegment b) {

  private static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  private static final int STEP = LANES.vectorByteSize();

  /** The call that reads everything by so many threads. */
  DoubleSupplier on(int threads) {
    int steps = Math.toIntExact(a.byteSize()) / STEP;
    if (threads == 1) {
      return () -> sum(0, steps);
    }
    int parts = 4 * threads;
    return () ->
        IntStream.range(0, parts)
            .parallel()
            .mapToDouble(i -> sum(start(i, parts, steps), start(i + 1, parts, steps)))
            .sum();
  }

  private static int start(int part, int parts, int steps) {
    return (int) ((long) steps * part / parts);
  }

  private double sum(int from, int to) {
    LongVector left = LongVector.zero(LANES);
    LongVector right = LongVector.zero(LANES);
    for (int i = from * STEP; i < to * STEP; i += STEP) {
      left = left.add(LongVector.fromMemorySegment(LANES, a, i, ByteOrder.nativeOrder()));
      right = right.add(LongVector.fromMemorySegment(LANES, b, i, ByteOrder.nativeOrder()));
    }
    return left.add(right).reduceLanes(VectorOperators.ADD);
  }
}
