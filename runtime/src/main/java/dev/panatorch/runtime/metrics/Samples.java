package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reading of single samples: what the kernels need at the ends of rows and for strided pixels. */
final class Samples {
  private Samples() {}

  /** The stored number of sample {@code index}. */
  static double get(MemorySegment data, DType dtype, long index) {
    return switch (dtype) {
      case UINT8 -> uint8(data, index);
      case FLOAT32 -> float32(data, index);
      default -> float64(data, index);
    };
  }

  static int uint8(MemorySegment data, long index) {
    return data.get(ValueLayout.JAVA_BYTE, index) & 0xFF;
  }

  static double float32(MemorySegment data, long index) {
    return data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, index * Float.BYTES);
  }

  static double float64(MemorySegment data, long index) {
    return data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, index * Double.BYTES);
  }

  /** Reads {@code n} samples that lie {@code stride} apart, mapped by the view's scale. */
  static void loadStrided(ImageView view, long first, long stride, int n, double[] to, int at) {
    double scale = view.scale();
    double offset = view.offset();
    MemorySegment data = view.data();
    switch (view.dtype()) {
      case UINT8 -> {
        for (int i = 0; i < n; i++) {
          to[at + i] = scale * uint8(data, first + i * stride) + offset;
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < n; i++) {
          to[at + i] = scale * float32(data, first + i * stride) + offset;
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          to[at + i] = scale * float64(data, first + i * stride) + offset;
        }
      }
    }
  }
}
