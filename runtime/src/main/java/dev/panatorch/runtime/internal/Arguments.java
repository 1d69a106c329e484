package dev.panatorch.runtime.internal;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.MemoryFormat;
import dev.panatorch.runtime.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How Java arguments become the plain values of the shim's C interface. */
public final class Arguments {

  private static final int INTEGER = 0;
  private static final int REAL = 1;
  private static final int ABSENT = -1;
  private static final int CACHED_STRINGS = 1024;
  private static final ConcurrentHashMap<String, MemorySegment> STRINGS = new ConcurrentHashMap<>();

  private Arguments() {}

  public static long handle(@Nullable Tensor tensor) {
    return tensor == null ? 0 : tensor.handle();
  }

  public static long handle(@Nullable Generator generator) {
    return generator == null ? 0 : generator.handle();
  }

  public static long integer(@Nullable Long value) {
    return value == null ? Long.MIN_VALUE : value;
  }

  public static double real(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  public static int flag(boolean value) {
    return value ? 1 : 0;
  }

  public static int flag(@Nullable Boolean value) {
    return value == null ? ABSENT : flag((boolean) value);
  }

  public static long length(long @Nullable [] values) {
    return values == null ? ABSENT : values.length;
  }

  public static long length(double @Nullable [] values) {
    return values == null ? ABSENT : values.length;
  }

  public static long bits(long value) {
    return value;
  }

  public static int kind(long value) {
    return INTEGER;
  }

  public static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  public static int kind(double value) {
    return REAL;
  }

  public static long bits(@Nullable Number value) {
    if (value == null) {
      return 0;
    }
    return kind(value) == REAL ? bits(value.doubleValue()) : value.longValue();
  }

  public static int kind(@Nullable Number value) {
    return value == null
        ? ABSENT
        : value instanceof Double || value instanceof Float ? REAL : INTEGER;
  }

  /** A factor with a default: a whole number goes as one, since integer tensors take no other. */
  public static long numberBits(double value) {
    return numberKind(value) == INTEGER ? (long) value : bits(value);
  }

  public static int numberKind(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? INTEGER : REAL;
  }

  public static int dtype(@Nullable DType dtype) {
    return dtype == null ? ABSENT : dtype.code();
  }

  public static int device(@Nullable Device device) {
    return device == null ? ABSENT : device.code();
  }

  public static int memoryFormat(@Nullable MemoryFormat format) {
    return format == null ? ABSENT : format.code();
  }

  /** A C string; the few that operators take as modes are made once. */
  public static MemorySegment string(@Nullable String text) {
    if (text == null) {
      return MemorySegment.NULL;
    }
    MemorySegment known = STRINGS.get(text);
    if (known != null) {
      return known;
    }
    MemorySegment made = Arena.ofAuto().allocateFrom(text);
    if (STRINGS.size() < CACHED_STRINGS) {
      STRINGS.put(text, made);
    }
    return made;
  }
}
