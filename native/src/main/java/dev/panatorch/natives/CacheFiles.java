package dev.panatorch.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Work on the cache folder that stays whole when several processes do it at once or one is killed.
 */
final class CacheFiles {
  // A file lock keeps other processes out; the threads of this one need a lock of their own.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private CacheFiles() {}

  /** Work that may fail with an I/O error. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does the work while no other process or thread does any under the same lock file. */
  static <T> T locked(Path lockFile, Work<T> work) throws IOException {
    Files.createDirectories(lockFile.toAbsolutePath().getParent());
    THREADS.lock();
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      return work.run();
    } finally {
      THREADS.unlock();
    }
  }

  /**
   * Gives a finished folder its final name: its files reach the disk first, and the renaming is
   * atomic.
   */
  static void publish(Path finished, Path name) throws IOException {
    for (Path file : filesIn(finished)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The regular files below a folder; links are not followed. */
  static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The bytes below a folder; files that vanish meanwhile count nothing. */
  static long size(Path folder) {
    long total = 0;
    try {
      for (Path file : filesIn(folder)) {
        total += Files.size(file);
      }
    } catch (IOException e) {
      return total;
    }
    return total;
  }

  /** Deletes a file or a folder with all below it, if it exists. */
  static void delete(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // Already gone, which is what was wanted.
    }
  }
}
