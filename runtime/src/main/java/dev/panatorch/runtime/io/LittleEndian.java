package dev.panatorch.runtime.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers at any byte of a file, the least significant byte first. */
final class LittleEndian {

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /** An unsigned number of two bytes. */
  static int u2(MemorySegment bytes, long at) {
    return Short.toUnsignedInt(bytes.get(SHORT, at));
  }

  /** A number of four bytes. */
  static int i4(MemorySegment bytes, long at) {
    return bytes.get(INT, at);
  }

  /** An unsigned number of four bytes. */
  static long u4(MemorySegment bytes, long at) {
    return Integer.toUnsignedLong(i4(bytes, at));
  }

  /** A number of eight bytes. */
  static long i8(MemorySegment bytes, long at) {
    return bytes.get(LONG, at);
  }
}
