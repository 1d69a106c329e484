package dev.panatorch.runtime.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Bounds the memory that reading one file may take beyond the mapping itself, so that a small
 * hostile file cannot ask for all of it.
 */
final class MemoryBudget {

  /** Raises the limit, in bytes, for files that expand a lot. */
  static final String PROPERTY = "panatorch.io.maxExpandedBytes";

  private static final long BASE = 256L << 20;
  private static final long PER_FILE_BYTE = 8;
  private static final long CACHE_LINE = 64;

  private final Path file;
  private final long limit;
  private long used;

  MemoryBudget(Path file, long fileBytes) {
    this.file = file;
    this.limit = Long.getLong(PROPERTY, BASE + PER_FILE_BYTE * fileBytes);
  }

  /** Memory for an entry that cannot be mapped; freed when unreachable. */
  synchronized MemorySegment allocate(String key, long bytes) throws TensorFileException {
    if (bytes > limit - used) {
      throw new UnsupportedFileException(
          file,
          key,
          "it expands to "
              + bytes
              + " bytes in memory, more than the "
              + (limit - used)
              + " left for a file of this size",
          "If you trust the file, raise the limit with -D" + PROPERTY + "=<bytes>");
    }
    used += bytes;
    return bytes == 0 ? MemorySegment.NULL : Arena.ofAuto().allocate(bytes, CACHE_LINE);
  }
}
