package dev.panatorch.runtime.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * One tar archive of a WebDataset: neighbouring members that share everything before the first dot
 * of their file name are one sample. Only headers are read here; members are read later, by
 * position, from any thread. A compressed archive ({@code .tar.gz}, {@code .tgz}) is unpacked into
 * memory as a whole.
 */
final class TarShard {
  private static final int RECORD_BYTES = 512;

  private final Path path;
  private final byte @org.jspecify.annotations.Nullable [] unpacked;

  private TarShard(Path path, byte @org.jspecify.annotations.Nullable [] unpacked) {
    this.path = path;
    this.unpacked = unpacked;
  }

  /** A member's place. */
  record Member(TarShard shard, long offset, int size) {
    byte[] read() throws IOException {
      return shard.read(offset, size);
    }
  }

  /** The samples of an archive in its order. */
  static List<WebSample> samples(Path path) throws IOException {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean compressed = name.endsWith(".gz") || name.endsWith(".tgz");
    try {
      TarShard shard = new TarShard(path, compressed ? unpack(path) : null);
      try (var channel = shard.channel();
          var tar = new TarFile(channel)) {
        requireEnd(tar.getEntries(), channel.size());
        return shard.group(tar.getEntries());
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(path + ": not a whole tar archive (" + e.getMessage() + ")", e);
    }
  }

  /** An archive cut between two members reads well; only the empty record that ends it tells. */
  private static void requireEnd(List<TarArchiveEntry> entries, long length) throws IOException {
    long end = 0;
    for (TarArchiveEntry entry : entries) {
      end = Math.max(end, entry.getDataOffset() + (entry.isFile() ? entry.getSize() : 0));
    }
    long records = (end + RECORD_BYTES - 1) / RECORD_BYTES;
    if (length < (records + 1) * RECORD_BYTES) {
      throw new EOFException("it ends without the mark of its end");
    }
  }

  private SeekableByteChannel channel() throws IOException {
    return unpacked == null ? FileChannel.open(path) : new SeekableInMemoryByteChannel(unpacked);
  }

  private List<WebSample> group(List<TarArchiveEntry> entries) throws IOException {
    List<WebSample> samples = new ArrayList<>();
    Map<String, Member> parts = new LinkedHashMap<>();
    String current = "";
    for (TarArchiveEntry entry : entries) {
      String name = entry.getName();
      int slash = name.lastIndexOf('/');
      int dot = name.indexOf('.', slash + 1);
      if (!entry.isFile() || entry.isSparse() || dot <= slash + 1 || name.startsWith("__")) {
        continue;
      }
      String key = name.substring(0, dot);
      if (!key.equals(current)) {
        flush(samples, current, parts);
        current = key;
        parts = new LinkedHashMap<>();
      }
      String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
      if (entry.getSize() > Integer.MAX_VALUE - 8) {
        throw new IOException(name + " has " + entry.getSize() + " bytes");
      }
      Member member = new Member(this, entry.getDataOffset(), (int) entry.getSize());
      if (parts.put(extension, member) != null) {
        throw new IOException(name + " is there twice in one sample");
      }
    }
    flush(samples, current, parts);
    return samples;
  }

  private void flush(List<WebSample> samples, String key, Map<String, Member> parts) {
    if (!parts.isEmpty()) {
      samples.add(new WebSample(path, key, parts));
    }
  }

  private byte[] read(long offset, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    try (var channel = channel()) {
      channel.position(offset);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EOFException(path + " ends within a member");
        }
      }
    }
    return bytes.array();
  }

  private static byte[] unpack(Path path) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      return in.readAllBytes();
    }
  }
}
