package dev.panatorch.runtime.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes files and folders so that a final name always stands for something whole: into a temporary
 * beside it, synced to the disk, then renamed, then the rename itself synced.
 *
 * <p>A failure removes the temporary and is reported as an {@link OutputException}. A process that
 * is killed leaves only a temporary, which {@link #removeStale} recognises.
 */
public final class AtomicFiles {

  private static final long PIECE_BYTES = 64L << 20;

  private AtomicFiles() {}

  /** Writes the content of one file. */
  @FunctionalInterface
  public interface FileBody {
    /** Writes everything; the channel is synced and closed by the caller. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Fills one folder. */
  @FunctionalInterface
  public interface FolderBody {
    /** Writes everything below {@code folder}, which exists and is empty. */
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Writes or replaces a file; its folder is created where it is missing.
   *
   * @throws OutputException if the disk is full, the folder is not writable and so on
   */
  public static void write(Path target, FileBody body) throws IOException {
    Path file = target.toAbsolutePath();
    try (var temporary = Temporary.beside(file)) {
      try (FileChannel channel =
          FileChannel.open(
              temporary.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        body.writeTo(channel);
        channel.force(true);
      }
      moveInto(temporary.path(), file);
    } catch (IOException e) {
      throw OutputException.of(target, e);
    }
  }

  /** Writes or replaces a file of these bytes. */
  public static void write(Path target, byte[] content) throws IOException {
    write(target, channel -> writeFully(channel, ByteBuffer.wrap(content)));
  }

  /** Writes or replaces a file of this text in UTF-8. */
  public static void write(Path target, String content) throws IOException {
    write(target, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a folder, which must not exist yet, with all that {@code body} puts into it.
   *
   * @throws OutputException if it exists, the disk is full, the parent is not writable and so on
   */
  public static void writeFolder(Path target, FolderBody body) throws IOException {
    Path folder = target.toAbsolutePath();
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw OutputException.of(target, OutputException.Reason.EXISTS);
    }
    try (var temporary = Temporary.beside(folder)) {
      Files.createDirectory(temporary.path());
      body.writeTo(temporary.path());
      syncTree(temporary.path());
      moveInto(temporary.path(), folder);
    } catch (OutputException e) {
      throw e.of(target);
    } catch (IOException e) {
      throw OutputException.of(target, e);
    }
  }

  /**
   * Makes a folder for output where there is none, removes what killed processes left in it, and
   * makes sure that it can be written to: better known before the work than after it.
   *
   * @throws OutputException if a file stands in the way, the folder is not writable and so on
   */
  public static void createFolder(Path target) throws IOException {
    try (var probe = Temporary.beside(target.toAbsolutePath().resolve("probe"))) {
      Files.createFile(probe.path());
      removeStale(target);
    } catch (IOException e) {
      throw OutputException.of(target, e);
    }
  }

  /**
   * Removes what killed processes left in a folder: temporaries of processes of this machine that
   * are gone, and temporaries of other machines that are older than a day.
   *
   * @return how many were removed
   */
  public static int removeStale(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    List<Path> stale;
    try (Stream<Path> children = Files.list(folder)) {
      stale = children.filter(Temporary::isStale).toList();
    }
    for (Path path : stale) {
      Temporary.delete(path);
    }
    return stale.size();
  }

  /**
   * Removes a file or folder so that its name never stands for a part of it: it is renamed first. A
   * process that is killed leaves only a temporary.
   */
  public static void delete(Path target) throws IOException {
    Path path = target.toAbsolutePath();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var temporary = Temporary.beside(path)) {
      moveInto(path, temporary.path());
    } catch (IOException e) {
      throw OutputException.of(target, e);
    }
  }

  /** Writes all bytes of the buffer. */
  public static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Writes all bytes of the segment, of any size, without copying it as a whole. */
  public static void writeFully(WritableByteChannel channel, MemorySegment bytes)
      throws IOException {
    for (long start = 0; start < bytes.byteSize(); start += PIECE_BYTES) {
      long length = Math.min(PIECE_BYTES, bytes.byteSize() - start);
      writeFully(channel, bytes.asSlice(start, length).asByteBuffer());
    }
  }

  private static void moveInto(Path temporary, Path target) throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    Path parent = target.getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  private static void syncTree(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.toList();
    }
    for (Path path : all.reversed()) {
      sync(path);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
