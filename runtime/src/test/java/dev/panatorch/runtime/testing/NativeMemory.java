package dev.panatorch.runtime.testing;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** What this process holds of the C library's memory: tensors on the CPU among it. */
public final class NativeMemory {

  private static final int FIELDS = 10;
  private static final int LARGE_BYTES = 5;
  private static final int SMALL_BYTES = 7;

  private static final MethodHandle MALLINFO2 =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("mallinfo2"),
              FunctionDescriptor.of(
                  MemoryLayout.structLayout(
                      MemoryLayout.sequenceLayout(FIELDS, ValueLayout.JAVA_LONG))));

  private NativeMemory() {}

  /**
   * The middle one of five measurements, for what ran before in this process may free memory
   * meanwhile.
   */
  public static long typical(LongSupplier measurement) {
    return LongStream.generate(measurement).limit(5).sorted().toArray()[2];
  }

  /** Bytes that were allocated and not yet freed, by every thread (glibc's {@code mallinfo2}). */
  public static long liveBytes() {
    try (Arena arena = Arena.ofConfined()) {
      var fields = (MemorySegment) MALLINFO2.invoke((java.lang.foreign.SegmentAllocator) arena);
      return fields.getAtIndex(ValueLayout.JAVA_LONG, LARGE_BYTES)
          + fields.getAtIndex(ValueLayout.JAVA_LONG, SMALL_BYTES);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
