package dev.panatorch.runtime.metrics;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Reads samples of any type as float64 lanes. */
final class VectorLoads {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  /** As many float32 or int32 lanes as there are float64 lanes. */
  private static final VectorShape HALF = VectorShape.forBitSize(LANES.vectorBitSize() / 2);

  private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, HALF);
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, HALF);

  /** One byte per float64 lane, but no less than the smallest vector there is: 64 bits. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(
          byte.class, VectorShape.forBitSize(Math.max(64, LANES.vectorBitSize() / Double.BYTES)));

  private VectorLoads() {}

  /** {@code WIDTH} float32 samples from sample {@code i} on. */
  static DoubleVector float32(MemorySegment data, long i) {
    return (DoubleVector)
        FloatVector.fromMemorySegment(FLOATS, data, i * Float.BYTES, ORDER)
            .convertShape(VectorOperators.F2D, LANES, 0);
  }

  /** Reads as many samples as fill whole vectors and returns their number. */
  static int load(ImageView view, long first, int n, double[] to, int at) {
    return switch (view.dtype()) {
      case UINT8 -> loadUint8(view, first, n, to, at);
      case FLOAT32 -> loadFloat32(view, first, n, to, at);
      default -> loadFloat64(view, first, n, to, at);
    };
  }

  private static int loadUint8(ImageView view, long first, int n, double[] to, int at) {
    MemorySegment data = view.data();
    double scale = view.scale();
    double offset = view.offset();
    int bound = BYTES.loopBound(n);
    for (int k = 0; k < bound; k += BYTES.length()) {
      ByteVector bytes = ByteVector.fromMemorySegment(BYTES, data, first + k, ORDER);
      for (int part = 0; part < BYTES.length() / WIDTH; part++) {
        IntVector ints =
            (IntVector) bytes.convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, part);
        DoubleVector v = (DoubleVector) ints.convertShape(VectorOperators.I2D, LANES, 0);
        v.mul(scale).add(offset).intoArray(to, at + k + part * WIDTH);
      }
    }
    return bound;
  }

  private static int loadFloat32(ImageView view, long first, int n, double[] to, int at) {
    MemorySegment data = view.data();
    double scale = view.scale();
    double offset = view.offset();
    int bound = LANES.loopBound(n);
    for (int k = 0; k < bound; k += WIDTH) {
      float32(data, first + k).mul(scale).add(offset).intoArray(to, at + k);
    }
    return bound;
  }

  private static int loadFloat64(ImageView view, long first, int n, double[] to, int at) {
    MemorySegment data = view.data();
    double scale = view.scale();
    double offset = view.offset();
    int bound = LANES.loopBound(n);
    for (int k = 0; k < bound; k += WIDTH) {
      DoubleVector v =
          DoubleVector.fromMemorySegment(LANES, data, (first + k) * Double.BYTES, ORDER);
      v.mul(scale).add(offset).intoArray(to, at + k);
    }
    return bound;
  }
}
