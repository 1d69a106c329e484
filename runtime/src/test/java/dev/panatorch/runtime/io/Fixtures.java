package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The committed files that the reference libraries wrote, and small tensors. */
final class Fixtures {

  private Fixtures() {}

  /** The file itself, or a copy of it where the tests run from an archive. */
  static Path path(String name) {
    URL url = Objects.requireNonNull(Fixtures.class.getResource(name), name);
    try {
      return url.getProtocol().equals("file") ? Path.of(url.toURI()) : extracted(url, name);
    } catch (URISyntaxException | IOException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static Path extracted(URL url, String name) throws IOException {
    Path file = Extracted.FOLDER.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream content = url.openStream()) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static final class Extracted {
    static final Path FOLDER = create();

    private static Path create() {
      try {
        return Files.createTempDirectory("panatorch-fixtures");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static MemorySegment segment(byte... bytes) {
    return Arena.ofAuto()
        .allocate(Math.max(1, bytes.length))
        .asSlice(0, bytes.length)
        .copyFrom(MemorySegment.ofArray(bytes));
  }

  /** The floats 0, 1, 2, ... in this shape. */
  static TensorData ramp(long... shape) {
    long count = Shapes.numel(shape);
    MemorySegment data = Arena.ofAuto().allocate(Math.max(4, count * 4)).asSlice(0, count * 4);
    for (int i = 0; i < count; i++) {
      data.setAtIndex(ValueLayout.JAVA_FLOAT, i, i);
    }
    return TensorData.of(DType.FLOAT32, shape, data);
  }

  /** The elements of any integer or floating tensor that float32 holds. */
  static double[] values(TensorData tensor) {
    MemorySegment data = tensor.data();
    double[] values = new double[Math.toIntExact(tensor.numel())];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(tensor.dtype(), data, (long) i * tensor.dtype().byteSize());
    }
    return values;
  }

  private static double value(DType dtype, MemorySegment data, long at) {
    var shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    return switch (dtype) {
      case FLOAT32 -> data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
      case FLOAT64 -> data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
      case FLOAT16 -> Float.float16ToFloat(data.get(shorts, at));
      case BFLOAT16 -> Float.intBitsToFloat(data.get(shorts, at) << 16);
      case INT8 -> data.get(ValueLayout.JAVA_BYTE, at);
      case UINT8, BOOL -> Byte.toUnsignedInt(data.get(ValueLayout.JAVA_BYTE, at));
      case INT16 -> data.get(shorts, at);
      case INT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, at);
      case INT64 -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
      case FLOAT8_E5M2 -> Float.float16ToFloat((short) (data.get(ValueLayout.JAVA_BYTE, at) << 8));
      case FLOAT8_E4M3FN -> e4m3(data.get(ValueLayout.JAVA_BYTE, at));
    };
  }

  private static double e4m3(byte bits) {
    int exponent = (bits >> 3) & 15;
    double mantissa = bits & 7;
    return exponent == 0
        ? Math.scalb(mantissa / 8, -6)
        : Math.scalb(1 + mantissa / 8, exponent - 7);
  }
}
