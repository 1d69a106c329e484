package dev.panatorch.runtime.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The entries of a mapped ZIP file: views of stored ones, inflated copies of compressed ones. */
final class ZipContent {

  /** No DEFLATE stream expands more than this. */
  private static final long MAX_RATIO = 1032;

  private static final long PIECE_BYTES = 1L << 30;

  private final Path file;
  private final SequencedMap<String, ZipIndex.Entry> entries;
  private final MemoryBudget budget;

  ZipContent(Path file, MemorySegment bytes, MemoryBudget budget) throws TensorFileException {
    this.file = file;
    this.entries = ZipIndex.read(file, bytes);
    this.budget = budget;
  }

  SequencedMap<String, ZipIndex.Entry> entries() {
    return entries;
  }

  ZipIndex.@Nullable Entry find(String name) {
    return entries.get(name);
  }

  /**
   * The bytes of an entry. A stored entry is a view whose checksum is not computed, as that would
   * read all of it; an inflated copy is checked.
   */
  MemorySegment bytes(ZipIndex.Entry entry) throws TensorFileException {
    return switch (entry.method()) {
      case ZipIndex.STORED -> entry.packed();
      case ZipIndex.DEFLATED -> inflate(entry);
      default ->
          throw new UnsupportedFileException(
              file,
              entry.name(),
              "the entry is compressed by ZIP method " + entry.method(),
              "Write the file anew, stored or deflated");
    };
  }

  /** The bytes of an entry after its checksum was compared. */
  MemorySegment checkedBytes(ZipIndex.Entry entry) throws TensorFileException {
    MemorySegment content = bytes(entry);
    checkSum(entry, content);
    return content;
  }

  private MemorySegment inflate(ZipIndex.Entry entry) throws TensorFileException {
    if (entry.size() / MAX_RATIO > entry.packed().byteSize()) {
      throw new MalformedFileException(
          file, entry.name(), "the entry claims an impossible size of " + entry.size() + " bytes");
    }
    MemorySegment content = budget.allocate(entry.name(), entry.size());
    try (var closing = new Closing(new Inflater(true))) {
      inflate(entry, closing.inflater(), content);
    } catch (DataFormatException e) {
      throw new MalformedFileException(file, entry.name(), "the compressed entry is damaged");
    }
    checkSum(entry, content);
    return content;
  }

  private record Closing(Inflater inflater) implements AutoCloseable {
    @Override
    public void close() {
      inflater.end();
    }
  }

  private void inflate(ZipIndex.Entry entry, Inflater inflater, MemorySegment content)
      throws DataFormatException, MalformedFileException {
    MemorySegment packed = entry.packed();
    long read = 0;
    long written = 0;
    while (written < content.byteSize()) {
      if (inflater.needsInput() && read < packed.byteSize()) {
        long length = Math.min(PIECE_BYTES, packed.byteSize() - read);
        inflater.setInput(packed.asSlice(read, length).asByteBuffer());
        read += length;
      }
      long room = Math.min(PIECE_BYTES, content.byteSize() - written);
      ByteBuffer target = content.asSlice(written, room).asByteBuffer();
      int count = inflater.inflate(target);
      if (count == 0
          && (inflater.finished() || inflater.needsDictionary() || read == packed.byteSize())) {
        throw new MalformedFileException(
            file, entry.name(), "the compressed entry ends after " + written + " bytes");
      }
      written += count;
    }
  }

  private void checkSum(ZipIndex.Entry entry, MemorySegment content) throws MalformedFileException {
    CRC32 crc = new CRC32();
    for (long at = 0; at < content.byteSize(); at += PIECE_BYTES) {
      long length = Math.min(PIECE_BYTES, content.byteSize() - at);
      crc.update(content.asSlice(at, length).asByteBuffer());
    }
    if ((int) crc.getValue() != entry.crc32()) {
      throw new MalformedFileException(file, entry.name(), "the entry's checksum does not match");
    }
  }
}
