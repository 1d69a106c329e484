package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The checked header of a safetensors file.
 *
 * @param metadata the free-form strings
 * @param entries the tensors in the header's order
 * @param dataStart where the offsets of the entries count from
 */
record SafetensorsHeader(
    Map<String, String> metadata, SequencedMap<String, Entry> entries, long dataStart) {

  /** As the format's reference library has it. */
  static final int MAX_BYTES = 100_000_000;

  /** One tensor: {@code begin} and {@code end} count from the start of the data. */
  record Entry(String name, DType dtype, List<Long> shape, long begin, long end) {

    long[] shapeArray() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** Reads and checks the header of a whole file. */
  static SafetensorsHeader read(Path file, MemorySegment bytes) throws IOException {
    long available = bytes.byteSize() - Long.BYTES;
    if (available < 0) {
      throw new MalformedFileException(
          file, null, "it has " + bytes.byteSize() + " bytes, too few for a safetensors file");
    }
    long length = LittleEndian.i8(bytes, 0);
    if (length < 0 || length > MAX_BYTES) {
      throw new MalformedFileException(
          file,
          null,
          "the header claims "
              + Long.toUnsignedString(length)
              + " bytes; at most "
              + MAX_BYTES
              + " are allowed, so this is no safetensors file or its start is damaged");
    }
    if (length > available) {
      throw new MalformedFileException(
          file,
          null,
          "the header claims " + length + " bytes, but only " + available + " follow: truncated");
    }
    String json = decode(file, bytes.asSlice(Long.BYTES, length).asByteBuffer());
    var parsed = new SafetensorsHeaderParser(file, json).parse();
    long dataStart = Long.BYTES + length;
    checkLayout(file, parsed.entries(), bytes.byteSize() - dataStart);
    return new SafetensorsHeader(parsed.metadata(), parsed.entries(), dataStart);
  }

  private static String decode(Path file, ByteBuffer header) throws MalformedFileException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedFileException(file, null, "the header is not UTF-8");
    }
  }

  /** The tensors must cover the data exactly: no overlap, no hole, nothing behind the last. */
  private static void checkLayout(Path file, SequencedMap<String, Entry> entries, long dataBytes)
      throws MalformedFileException {
    List<Entry> inOrder = new ArrayList<>(entries.values());
    inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long position = 0;
    for (Entry entry : inOrder) {
      checkSize(file, entry);
      if (entry.begin() != position) {
        throw new MalformedFileException(
            file,
            entry.name(),
            "its data begin at byte "
                + entry.begin()
                + " where "
                + position
                + " is expected: "
                + (entry.begin() < position ? "tensors overlap" : "there is a hole"));
      }
      if (entry.end() > dataBytes) {
        throw new MalformedFileException(
            file,
            entry.name(),
            "its data end at byte "
                + entry.end()
                + ", but the file has only "
                + dataBytes
                + " bytes of data: truncated");
      }
      position = entry.end();
    }
    if (position != dataBytes) {
      throw new MalformedFileException(
          file,
          null,
          "the tensors end at byte " + position + " of " + dataBytes + " bytes of data");
    }
  }

  private static void checkSize(Path file, Entry entry) throws MalformedFileException {
    long expected;
    try {
      expected = Shapes.byteSize(entry.dtype(), entry.shapeArray());
    } catch (ArithmeticException e) {
      throw new MalformedFileException(
          file, entry.name(), "the size of shape " + entry.shape() + " overflows");
    }
    if (entry.end() - entry.begin() != expected) {
      throw new MalformedFileException(
          file,
          entry.name(),
          "%s%s needs %d bytes, but its offsets [%d, %d] span %d"
              .formatted(
                  entry.dtype().safetensorsName(),
                  entry.shape(),
                  expected,
                  entry.begin(),
                  entry.end(),
                  entry.end() - entry.begin()));
    }
  }
}
