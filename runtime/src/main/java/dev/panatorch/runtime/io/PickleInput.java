package dev.panatorch.runtime.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A cursor over the bytes of a pickle that never reads outside them. */
final class PickleInput {

  private static final int MAX_LINE = 4096;
  private static final int MAX_INTEGER_BYTES = 1024;
  private static final ValueLayout.OfDouble F8 =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final MemorySegment bytes;
  private long position;

  PickleInput(Path file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  Path file() {
    return file;
  }

  long position() {
    return position;
  }

  int u1() throws MalformedFileException {
    return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, take(1)));
  }

  int u2() throws MalformedFileException {
    return LittleEndian.u2(bytes, take(2));
  }

  int i4() throws MalformedFileException {
    return LittleEndian.i4(bytes, take(4));
  }

  long u4() throws MalformedFileException {
    return Integer.toUnsignedLong(i4());
  }

  long i8() throws MalformedFileException {
    return LittleEndian.i8(bytes, take(8));
  }

  /** Pickle keeps doubles big-endian. */
  double f8() throws MalformedFileException {
    return bytes.get(F8, take(8));
  }

  byte[] bytes(long length) throws MalformedFileException {
    if (length > Integer.MAX_VALUE - 8) {
      throw malformed("claims a string of " + length + " bytes");
    }
    return slice(length).toArray(ValueLayout.JAVA_BYTE);
  }

  MemorySegment slice(long length) throws MalformedFileException {
    return bytes.asSlice(take(length), length);
  }

  /** Python may keep lone surrogates, which no name of a tensor needs. */
  String utf8(long length) throws MalformedFileException {
    if (length > Integer.MAX_VALUE - 8) {
      throw malformed("claims a string of " + length + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice(length).asByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw malformed("has a string that is not UTF-8");
    }
  }

  /** Text up to the next line feed, which is skipped. */
  String line() throws MalformedFileException {
    long limit = Math.min(bytes.byteSize(), position + MAX_LINE);
    for (long at = position; at < limit; at++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at) == '\n') {
        String line = utf8(at - position);
        position++;
        return line;
      }
    }
    throw malformed("has a name without an end");
  }

  /** A little-endian two's complement integer, as a Long where it fits. */
  Number integer(long length) throws MalformedFileException {
    if (length > MAX_INTEGER_BYTES) {
      throw malformed("has an integer of " + length + " bytes");
    }
    byte[] little = bytes(length);
    byte[] big = new byte[Math.max(1, little.length)];
    for (int i = 0; i < little.length; i++) {
      big[little.length - 1 - i] = little[i];
    }
    BigInteger value = new BigInteger(big);
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  MalformedFileException malformed(String problem) {
    return new MalformedFileException(
        file, null, "the pickle " + problem + " (at byte " + position + ")");
  }

  private long take(long length) throws MalformedFileException {
    if (length < 0 || length > bytes.byteSize() - position) {
      throw malformed("ends too early: truncated");
    }
    long start = position;
    position += length;
    return start;
  }
}
