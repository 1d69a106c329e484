package dev.panatorch.runtime.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The directory of a mapped ZIP file (with ZIP64), for taking stored entries without a copy.
 *
 * <p>Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.14 to 4.3.16.
 */
final class ZipIndex {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int LOCATOR64_SIGNATURE = 0x07064b50;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR64_BYTES = 20;
  private static final int END64_BYTES = 56;
  private static final int DIRECTORY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int MAX_ENTRIES = 4_000_000;
  private static final long SATURATED = 0xFFFFFFFFL;
  private static final int EXTRA_ZIP64 = 1;

  private final Path file;
  private final MemorySegment bytes;
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

  /** One entry; {@code packed} are its bytes in the file. */
  record Entry(String name, int method, int crc32, long size, MemorySegment packed) {}

  private record Directory(long offset, long size, long count) {}

  private ZipIndex(Path file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Whether the file begins like a ZIP file with at least one entry. */
  static boolean looksLikeZip(MemorySegment bytes) {
    return bytes.byteSize() >= END_BYTES && LittleEndian.i4(bytes, 0) == LOCAL_SIGNATURE;
  }

  /** Reads and checks the directory. */
  static SequencedMap<String, Entry> read(Path file, MemorySegment bytes)
      throws TensorFileException {
    ZipIndex index = new ZipIndex(file, bytes);
    try {
      index.readDirectory(index.findDirectory());
    } catch (IndexOutOfBoundsException e) {
      throw index.malformed("its ZIP directory points outside the file");
    }
    return Collections.unmodifiableSequencedMap(index.entries);
  }

  private Directory findDirectory() throws MalformedFileException {
    long end = findEnd();
    long locator = end - LOCATOR64_BYTES;
    if (locator >= 0 && LittleEndian.i4(bytes, locator) == LOCATOR64_SIGNATURE) {
      long end64 = LittleEndian.i8(bytes, locator + 8);
      if (end64 < 0 || end64 > bytes.byteSize() - END64_BYTES || u4(end64) != END64_SIGNATURE) {
        throw malformed("its ZIP64 end record is missing");
      }
      return new Directory(
          LittleEndian.i8(bytes, end64 + 48),
          LittleEndian.i8(bytes, end64 + 40),
          LittleEndian.i8(bytes, end64 + 32));
    }
    return new Directory(u4(end + 16), u4(end + 12), u2(end + 10));
  }

  private long findEnd() throws MalformedFileException {
    long last = bytes.byteSize() - END_BYTES;
    for (long at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (LittleEndian.i4(bytes, at) == END_SIGNATURE && u2(at + 20) == last - at) {
        return at;
      }
    }
    throw malformed("its ZIP directory is missing, as in a truncated file");
  }

  private void readDirectory(Directory directory) throws TensorFileException {
    if (directory.count() < 0 || directory.count() > MAX_ENTRIES) {
      throw malformed("its ZIP directory claims " + directory.count() + " entries");
    }
    MemorySegment records = bytes.asSlice(directory.offset(), directory.size());
    long at = 0;
    for (long i = 0; i < directory.count(); i++) {
      MemorySegment record = records.asSlice(at);
      if (LittleEndian.i4(record, 0) != DIRECTORY_SIGNATURE) {
        throw malformed("its ZIP directory is damaged at entry " + i);
      }
      int nameBytes = LittleEndian.u2(record, 28);
      int extraBytes = LittleEndian.u2(record, 30);
      int commentBytes = LittleEndian.u2(record, 32);
      String name = text(record.asSlice(DIRECTORY_BYTES, nameBytes));
      add(name, record, record.asSlice(DIRECTORY_BYTES + (long) nameBytes, extraBytes));
      at += DIRECTORY_BYTES + nameBytes + extraBytes + commentBytes;
    }
  }

  private void add(String name, MemorySegment record, MemorySegment extra)
      throws TensorFileException {
    if ((LittleEndian.u2(record, 8) & 1) != 0) {
      throw new UnsupportedFileException(
          file, name, "the entry is encrypted", "Write the file without a password");
    }
    long size = LittleEndian.u4(record, 24);
    long packedSize = LittleEndian.u4(record, 20);
    long header = LittleEndian.u4(record, 42);
    MemorySegment wide = zip64Fields(extra);
    long next = 0;
    if (size == SATURATED) {
      size = LittleEndian.i8(wide, next);
      next += Long.BYTES;
    }
    if (packedSize == SATURATED) {
      packedSize = LittleEndian.i8(wide, next);
      next += Long.BYTES;
    }
    if (header == SATURATED) {
      header = LittleEndian.i8(wide, next);
    }
    int method = LittleEndian.u2(record, 10);
    MemorySegment packed = packed(name, header, packedSize);
    if (size < 0 || (method == STORED && size != packedSize)) {
      throw new MalformedFileException(file, name, "its sizes in the ZIP directory are wrong");
    }
    Entry entry = new Entry(name, method, LittleEndian.i4(record, 16), size, packed);
    if (entries.put(name, entry) != null) {
      throw new MalformedFileException(file, name, "the ZIP directory lists the entry twice");
    }
  }

  private MemorySegment zip64Fields(MemorySegment extra) {
    long at = 0;
    while (at + 4 <= extra.byteSize()) {
      int length = LittleEndian.u2(extra, at + 2);
      if (LittleEndian.u2(extra, at) == EXTRA_ZIP64) {
        return extra.asSlice(at + 4, length);
      }
      at += 4 + length;
    }
    return MemorySegment.NULL;
  }

  private MemorySegment packed(String name, long header, long packedSize)
      throws MalformedFileException {
    MemorySegment local = bytes.asSlice(header);
    if (LittleEndian.i4(local, 0) != LOCAL_SIGNATURE) {
      throw new MalformedFileException(file, name, "its ZIP entry header is missing");
    }
    int nameBytes = LittleEndian.u2(local, 26);
    int extraBytes = LittleEndian.u2(local, 28);
    return local.asSlice(LOCAL_BYTES + (long) nameBytes + extraBytes, packedSize);
  }

  private long u4(long at) {
    return LittleEndian.u4(bytes, at);
  }

  private int u2(long at) {
    return LittleEndian.u2(bytes, at);
  }

  private static String text(MemorySegment utf8) {
    return new String(utf8.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  private MalformedFileException malformed(String problem) {
    return new MalformedFileException(file, null, problem);
  }
}
