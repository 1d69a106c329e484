package dev.panatorch.runtime.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a ZIP file of stored entries in one pass, of any size, each entry's data aligned so that a
 * reader may map them. The JDK's writer wants checksums before the data, hence a second pass.
 *
 * <p>Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
 */
final class StoredZipWriter {

  private static final int VERSION = 45;
  private static final short UTF8_NAMES = 0x0800;
  private static final short FIRST_DAY = 0x0021;
  private static final int SATURATED = -1;
  private static final int ALIGNMENT = 64;
  private static final int LOCAL_BYTES = 30;
  private static final int CHECKSUM_AT = 14;
  private static final int LOCAL_ZIP64_BYTES = 20;
  private static final int EXTRA_HEADER_BYTES = 4;
  private static final short ZIP64_EXTRA = 1;

  /** The identifier that Android's zipalign gives to padding. */
  private static final short PADDING_EXTRA = (short) 0xD935;

  private static final long PIECE_BYTES = 64L << 20;

  private final FileChannel channel;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(byte[] name, long header, long size, int crc32) {}

  StoredZipWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Adds an entry: what it begins with, and then the tensor's elements. */
  void add(String name, byte[] start, TensorSource rest) throws IOException {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    long header = channel.position();
    long unpadded = header + LOCAL_BYTES + utf8.length + LOCAL_ZIP64_BYTES + EXTRA_HEADER_BYTES;
    int padding = Math.floorMod(-(int) (unpadded % ALIGNMENT), ALIGNMENT);
    write(localHeader(utf8, padding));

    long data = channel.position();
    CRC32 crc = new CRC32();
    crc.update(start);
    AtomicFiles.writeFully(channel, ByteBuffer.wrap(start));
    rest.writeTo(piece -> write(piece, crc));

    Entry entry = new Entry(utf8, header, channel.position() - data, (int) crc.getValue());
    patch(header + CHECKSUM_AT, buffer(Integer.BYTES).putInt(entry.crc32()));
    long sizes = header + LOCAL_BYTES + utf8.length + EXTRA_HEADER_BYTES;
    patch(sizes, buffer(2 * Long.BYTES).putLong(entry.size()).putLong(entry.size()));
    entries.add(entry);
  }

  /** Writes the directory; nothing may be added after it. */
  void finish() throws IOException {
    long start = channel.position();
    for (Entry entry : entries) {
      write(directoryRecord(entry));
    }
    long end = channel.position();
    write(
        buffer(56)
            .putInt(0x06064b50)
            .putLong(44)
            .putShort((short) VERSION)
            .putShort((short) VERSION)
            .putInt(0)
            .putInt(0)
            .putLong(entries.size())
            .putLong(entries.size())
            .putLong(end - start)
            .putLong(start));
    write(buffer(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1));
    write(
        buffer(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) SATURATED)
            .putShort((short) SATURATED)
            .putInt(SATURATED)
            .putInt(SATURATED)
            .putShort((short) 0));
  }

  private static ByteBuffer localHeader(byte[] name, int padding) {
    int extra = LOCAL_ZIP64_BYTES + EXTRA_HEADER_BYTES + padding;
    ByteBuffer header = buffer(LOCAL_BYTES + name.length + extra).putInt(0x04034b50);
    putCommon(header, 0, name.length, extra).put(name);
    header.putShort(ZIP64_EXTRA).putShort((short) (2 * Long.BYTES)).putLong(0).putLong(0);
    header.putShort(PADDING_EXTRA).putShort((short) padding);
    return header.position(header.limit());
  }

  private static ByteBuffer directoryRecord(Entry entry) {
    int extra = EXTRA_HEADER_BYTES + 3 * Long.BYTES;
    ByteBuffer header =
        buffer(46 + entry.name().length + extra).putInt(0x02014b50).putShort((short) VERSION);
    putCommon(header, entry.crc32(), entry.name().length, extra);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    header.putInt(SATURATED).put(entry.name());
    header.putShort(ZIP64_EXTRA).putShort((short) (3 * Long.BYTES));
    return header.putLong(entry.size()).putLong(entry.size()).putLong(entry.header());
  }

  /** The fields that both headers have in the same order. */
  private static ByteBuffer putCommon(ByteBuffer header, int crc, int nameBytes, int extraBytes) {
    return header
        .putShort((short) VERSION)
        .putShort(UTF8_NAMES)
        .putShort((short) ZipIndex.STORED)
        .putShort((short) 0)
        .putShort(FIRST_DAY)
        .putInt(crc)
        .putInt(SATURATED)
        .putInt(SATURATED)
        .putShort((short) nameBytes)
        .putShort((short) extraBytes);
  }

  private void write(MemorySegment piece, CRC32 crc) throws IOException {
    for (long at = 0; at < piece.byteSize(); at += PIECE_BYTES) {
      MemorySegment part = piece.asSlice(at, Math.min(PIECE_BYTES, piece.byteSize() - at));
      crc.update(part.asByteBuffer());
      AtomicFiles.writeFully(channel, part);
    }
  }

  private void write(ByteBuffer filled) throws IOException {
    AtomicFiles.writeFully(channel, filled.flip());
  }

  private void patch(long at, ByteBuffer filled) throws IOException {
    long end = channel.position();
    channel.position(at);
    write(filled);
    channel.position(end);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
