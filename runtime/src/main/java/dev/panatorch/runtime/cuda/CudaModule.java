package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.cuda.CudaDriverApi.*;

import dev.panatorch.runtime.Device;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/**
 * Compiled kernels loaded on one GPU. The caller closes it, after the kernels' last work is done.
 */
public final class CudaModule implements AutoCloseable {

  private static final int LOG_BYTES = 1 << 14;

  private final Device device;
  private final Map<String, String> loweredNames;
  private MemorySegment module;

  private CudaModule(Device device, MemorySegment module, Map<String, String> loweredNames) {
    this.device = device;
    this.module = module;
    this.loweredNames = loweredNames;
  }

  /** Compiles source for a GPU's own architecture and loads it there. */
  public static CudaModule compile(Device device, CudaSource source, String... options) {
    return load(device, Nvrtc.compile(source, Cuda.properties(device).architecture(), options));
  }

  /**
   * Loads compiled kernels.
   *
   * @throws CudaException if the image does not fit the GPU or the driver, with the driver's log
   */
  public static CudaModule load(Device device, CudaImage image) {
    int ordinal = Cuda.resolve(device);
    MemorySegment module = Driver.inContext(ordinal, () -> loadData(image));
    return new CudaModule(Device.cuda(ordinal), module, image.loweredNames());
  }

  private static MemorySegment loadData(CudaImage image) {
    try (Arena arena = Arena.ofConfined()) {
      // PTX is text and must end with a null character.
      MemorySegment bytes = arena.allocate(image.bytes().length + 1L);
      MemorySegment.copy(image.bytes(), 0, bytes, ValueLayout.JAVA_BYTE, 0, image.bytes().length);
      MemorySegment log = arena.allocate(LOG_BYTES);
      MemorySegment options =
          arena.allocateFrom(
              ValueLayout.JAVA_INT,
              CU_JIT_ERROR_LOG_BUFFER(),
              CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES());
      MemorySegment values = arena.allocateFrom(ValueLayout.JAVA_LONG, log.address(), LOG_BYTES);
      MemorySegment module = arena.allocate(C_POINTER);
      int status = cuModuleLoadDataEx(module, bytes, 2, options, values);
      Status.driver(
          "loading " + image.architecture() + " code " + log.getString(0).strip(), status);
      return module.get(C_POINTER, 0);
    }
  }

  /**
   * A kernel by its {@code extern "C"} name, or by the expression that the source was compiled
   * with.
   *
   * @throws CudaException if there is none of this name
   */
  public CudaKernel kernel(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment function = arena.allocate(C_POINTER);
      MemorySegment symbol = arena.allocateFrom(loweredNames.getOrDefault(name, name));
      Status.driver("looking up kernel " + name, cuModuleGetFunction(function, open(), symbol));
      return new CudaKernel(this, name, function.get(C_POINTER, 0));
    }
  }

  /** The GPU. */
  public Device device() {
    return device;
  }

  /** Unloads the kernels; closing twice does nothing. */
  @Override
  public void close() {
    MemorySegment released = module;
    module = MemorySegment.NULL;
    if (!released.equals(MemorySegment.NULL)) {
      Driver.inContext(
          device.index(),
          () -> {
            Status.driver("cuModuleUnload", cuModuleUnload(released));
            return released;
          });
    }
  }

  MemorySegment open() {
    if (module.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("this module was closed");
    }
    return module;
  }
}
