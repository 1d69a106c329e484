package dev.panatorch.runtime.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Maps whole files privately: pages are shared with the file until they are written to.
 *
 * <p>A tensor over the mapping may be changed in place, so the pages must be writable; a read-only
 * mapping would end the process there. {@link FileChannel} maps privately only files that the user
 * may write to, which weights often are not, so the C library is asked directly.
 */
final class FileMapping {

  private static final int READ_AND_WRITE_PAGES = 1 | 2;
  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

  /** MAP_PRIVATE | MAP_NORESERVE: a file larger than the free memory can be mapped. */
  private static final int PRIVATE_UNRESERVED = 2 | (MAC ? 0x40 : 0x4000);

  private static final int OPEN_READ_ONLY = 0;
  private static final int SEEK_END = 2;
  private static final long MAP_FAILED = -1;

  private FileMapping() {}

  /**
   * Maps the whole file; it is unmapped when the segment is no longer reachable. A file that is
   * replaced at the same moment is the old one or the new one, never the one at the other's size.
   */
  static MemorySegment map(Path file) throws IOException {
    // Whose errors name what is wrong.
    FileChannel.open(file, StandardOpenOption.READ).close();
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file. Name a file inside it");
    }
    int descriptor = -1;
    try (Arena arena = Arena.ofConfined()) {
      descriptor = Posix.open(arena.allocateFrom(file.toString(), Posix.PATH_CHARSET));
      long size = descriptor < 0 ? 0 : Posix.size(descriptor);
      if (descriptor >= 0 && size <= 0) {
        return MemorySegment.NULL;
      }
      long address = descriptor < 0 ? MAP_FAILED : Posix.map(size, descriptor);
      if (address == MAP_FAILED) {
        throw new IOException(
            "cannot map "
                + file
                + " into memory ("
                + size
                + " bytes). Check the limits on"
                + " virtual memory (ulimit -v) and on open files");
      }
      return MemorySegment.ofAddress(address)
          .reinterpret(size, Arena.ofAuto(), mapped -> Posix.unmap(mapped.address(), size));
    } finally {
      if (descriptor >= 0) {
        Posix.close(descriptor);
      }
    }
  }

  /** The five functions of the C library. */
  private static final class Posix {

    static final Charset PATH_CHARSET =
        Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private static final SymbolLookup C = Linker.nativeLinker().defaultLookup();
    private static final MethodHandle OPEN =
        function(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE =
        function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SEEK =
        function(
            "lseek",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    private static final MethodHandle MAP =
        function(
            "mmap",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG));
    private static final MethodHandle UNMAP =
        function(
            "munmap",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

    private static MethodHandle function(
        String name, FunctionDescriptor type, Linker.Option... options) {
      return Linker.nativeLinker().downcallHandle(C.findOrThrow(name), type, options);
    }

    static int open(MemorySegment path) {
      try {
        return (int) OPEN.invokeExact(path, OPEN_READ_ONLY);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    /** Where the end lies. */
    static long size(int descriptor) {
      try {
        return (long) SEEK.invokeExact(descriptor, 0L, SEEK_END);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    static long map(long size, int descriptor) {
      try {
        return (long)
            MAP.invokeExact(0L, size, READ_AND_WRITE_PAGES, PRIVATE_UNRESERVED, descriptor, 0L);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    static void close(int descriptor) {
      try {
        int ignored = (int) CLOSE.invokeExact(descriptor);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    static void unmap(long address, long size) {
      try {
        int ignored = (int) UNMAP.invokeExact(address, size);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }
}
