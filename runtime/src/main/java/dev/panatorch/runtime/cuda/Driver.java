package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.cuda.CudaDriverApi.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The driver API, with the contexts that LibTorch uses: each GPU's primary one. */
final class Driver {

  private static final ConcurrentHashMap<Integer, MemorySegment> CONTEXTS =
      new ConcurrentHashMap<>();

  static {
    CudaLibrary.DRIVER.load();
    Status.driver("cuInit", cuInit(0));
  }

  private Driver() {}

  /** 1000 * major + 10 * minor. */
  static int version() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(ValueLayout.JAVA_INT);
      Status.driver("cuDriverGetVersion", cuDriverGetVersion(version));
      return version.get(ValueLayout.JAVA_INT, 0);
    }
  }

  static int device(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment device = arena.allocate(ValueLayout.JAVA_INT);
      Status.driver("cuDeviceGet", cuDeviceGet(device, ordinal));
      return device.get(ValueLayout.JAVA_INT, 0);
    }
  }

  static int attribute(int device, int attribute) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
      Status.driver("cuDeviceGetAttribute", cuDeviceGetAttribute(value, attribute, device));
      return value.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /** Free bytes on the current context's GPU. */
  static long freeMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment free = arena.allocate(ValueLayout.JAVA_LONG);
      MemorySegment total = arena.allocate(ValueLayout.JAVA_LONG);
      Status.driver("cuMemGetInfo", cuMemGetInfo_v2(free, total));
      return free.get(ValueLayout.JAVA_LONG, 0);
    }
  }

  /**
   * Runs {@code work} while a GPU's primary context is this thread's current one. A thread that has
   * not used LibTorch on that GPU yet has none, and LibTorch itself may be on another GPU.
   */
  static <T> T inContext(int ordinal, Supplier<T> work) {
    MemorySegment context = CONTEXTS.computeIfAbsent(ordinal, Driver::primaryContext);
    if (currentContext() == context.address()) {
      return work.get();
    }
    Status.driver("cuCtxPushCurrent", cuCtxPushCurrent_v2(context));
    try {
      return work.get();
    } finally {
      try (Arena arena = Arena.ofConfined()) {
        Status.driver("cuCtxPopCurrent", cuCtxPopCurrent_v2(arena.allocate(C_POINTER)));
      }
    }
  }

  private static long currentContext() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment current = arena.allocate(C_POINTER);
      Status.driver("cuCtxGetCurrent", cuCtxGetCurrent(current));
      return current.get(C_POINTER, 0).address();
    }
  }

  /** Never released: LibTorch holds it until the process ends as well. */
  private static MemorySegment primaryContext(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment context = arena.allocate(C_POINTER);
      Status.driver("cuDevicePrimaryCtxRetain", cuDevicePrimaryCtxRetain(context, device(ordinal)));
      return context.get(C_POINTER, 0);
    }
  }
}
