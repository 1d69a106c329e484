package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The header of one NumPy array: a Python dictionary literal of which only the form that NumPy
 * writes is accepted.
 *
 * <p>Source: NumPy's NEP 1 (the .npy format), versions 1 to 3.
 */
record NpyHeader(
    DType dtype, boolean bigEndian, boolean fortranOrder, long[] shape, long dataStart) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION_AT = MAGIC.length;
  private static final int LENGTH_AT = MAGIC.length + 2;
  private static final int ALIGNMENT = 64;
  private static final int MAX_LENGTH = 1 << 20;

  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']{1,64})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*+)\\)");

  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("f4", DType.FLOAT32),
          Map.entry("f8", DType.FLOAT64),
          Map.entry("f2", DType.FLOAT16),
          Map.entry("i1", DType.INT8),
          Map.entry("u1", DType.UINT8),
          Map.entry("i2", DType.INT16),
          Map.entry("i4", DType.INT32),
          Map.entry("i8", DType.INT64),
          Map.entry("b1", DType.BOOL));

  /** Reads the header; {@code key} names the array in messages. */
  static NpyHeader read(Path file, @Nullable String key, MemorySegment bytes)
      throws TensorFileException {
    if (bytes.byteSize() < LENGTH_AT + 4
        || bytes.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) >= 0) {
      throw new MalformedFileException(file, key, "it does not begin like a NumPy array");
    }
    boolean short16 = bytes.get(ValueLayout.JAVA_BYTE, VERSION_AT) == 1;
    long length = short16 ? LittleEndian.u2(bytes, LENGTH_AT) : LittleEndian.u4(bytes, LENGTH_AT);
    long start = LENGTH_AT + (short16 ? 2L : 4L);
    if (length > MAX_LENGTH || length > bytes.byteSize() - start) {
      throw new MalformedFileException(
          file, key, "its header claims " + length + " bytes: truncated or damaged");
    }
    byte[] text = bytes.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
    return parse(file, key, new String(text, StandardCharsets.UTF_8), start + length);
  }

  private static NpyHeader parse(Path file, @Nullable String key, String text, long dataStart)
      throws TensorFileException {
    Matcher description = DESCRIPTION.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!description.find() || !order.find() || !shape.find()) {
      throw new UnsupportedFileException(
          file,
          key,
          "its header is not that of a plain array: " + Printable.of(text.strip()),
          "Save arrays of numbers, without fields or objects");
    }
    String type = description.group(1);
    DType dtype = TYPES.get(type.substring(1));
    if (dtype == null || "<>|=".indexOf(type.charAt(0)) < 0) {
      throw new UnsupportedFileException(
          file,
          key,
          "the NumPy dtype '" + Printable.of(type) + "' is unknown here",
          "Convert the array to one of " + TYPES.keySet().stream().sorted().toList());
    }
    return new NpyHeader(
        dtype,
        type.charAt(0) == '>',
        order.group(1).equals("True"),
        sizes(file, key, shape.group(1)),
        dataStart);
  }

  private static long[] sizes(Path file, @Nullable String key, String text)
      throws MalformedFileException {
    String[] parts =
        Arrays.stream(text.replace("L", "").split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toArray(String[]::new);
    try {
      if (parts.length > Shapes.MAX_DIMENSIONS) {
        throw new NumberFormatException();
      }
      return Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
    } catch (NumberFormatException e) {
      throw new MalformedFileException(
          file, key, "its shape (" + Printable.of(text) + ") is impossible");
    }
  }

  /** The bytes before the data, padded so that the data are aligned. */
  static byte[] write(DType dtype, long[] shape) {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(description(dtype), sizes, shape.length == 1 ? "," : "");
    int length = LENGTH_AT + 2 + header.length() + 1;
    String padded = header + " ".repeat(Math.floorMod(-length, ALIGNMENT)) + "\n";
    return ByteBuffer.allocate(LENGTH_AT + 2 + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static String description(DType dtype) {
    String name =
        TYPES.entrySet().stream()
            .filter(e -> e.getValue() == dtype)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "NumPy has no " + dtype.torchName() + "; convert to float32 first"));
    return (dtype.byteSize() == 1 ? "|" : "<") + name;
  }
}
