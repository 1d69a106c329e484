package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.cuda.CudaDriverApi.*;
import static dev.panatorch.bindings.torch.TorchApi.pt_data;

import dev.panatorch.runtime.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A kernel of a loaded module. */
public final class CudaKernel {

  private final CudaModule module;
  private final String name;
  private final MemorySegment function;

  CudaKernel(CudaModule module, String name, MemorySegment function) {
    this.module = module;
    this.name = name;
    this.function = function;
  }

  /** The name it was looked up by. */
  public String name() {
    return name;
  }

  /**
   * Queues the kernel on LibTorch's current stream of the module's GPU, in order with the operators
   * there; does not wait.
   *
   * @param arguments in the kernel's order, each of the very type it declares: a {@link Tensor} on
   *     this GPU for a pointer to its first element, {@code Integer} for 32 bits, {@code Long} for
   *     64, {@code Float}, {@code Double}, {@code Short}, {@code Byte}, {@code Boolean}. Neither
   *     number nor types can be checked: wrong ones corrupt the GPU's memory. Strides are the
   *     caller's matter.
   * @throws IllegalArgumentException if a tensor lies elsewhere or an argument is of another type
   * @throws CudaException if the launch fails
   */
  public void launch(LaunchShape shape, Object... arguments) {
    CudaStream stream = CudaStream.current(module.device());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointers = arena.allocate(C_POINTER, Math.max(1, arguments.length));
      for (int i = 0; i < arguments.length; i++) {
        pointers.setAtIndex(C_POINTER, i, argument(arena, i, arguments[i]));
      }
      MemorySegment queue = MemorySegment.ofAddress(stream.address());
      module.open();
      Driver.inContext(
          module.device().index(),
          () -> {
            Status.driver("launching kernel " + name, launch(shape, queue, pointers));
            return pointers;
          });
    }
  }

  private int launch(LaunchShape s, MemorySegment stream, MemorySegment arguments) {
    return s.cooperative()
        ? cuLaunchCooperativeKernel(
            function,
            s.gridX(),
            s.gridY(),
            s.gridZ(),
            s.blockX(),
            s.blockY(),
            s.blockZ(),
            s.sharedBytes(),
            stream,
            arguments)
        : cuLaunchKernel(
            function,
            s.gridX(),
            s.gridY(),
            s.gridZ(),
            s.blockX(),
            s.blockY(),
            s.blockZ(),
            s.sharedBytes(),
            stream,
            arguments,
            MemorySegment.NULL);
  }

  /** The address of a copy of the argument's value, as the driver reads it. */
  private MemorySegment argument(Arena arena, int index, Object argument) {
    return switch (argument) {
      case Tensor tensor -> arena.allocateFrom(ValueLayout.JAVA_LONG, address(index, tensor));
      case Integer value -> arena.allocateFrom(ValueLayout.JAVA_INT, value);
      case Long value -> arena.allocateFrom(ValueLayout.JAVA_LONG, value);
      case Float value -> arena.allocateFrom(ValueLayout.JAVA_FLOAT, value);
      case Double value -> arena.allocateFrom(ValueLayout.JAVA_DOUBLE, value);
      case Short value -> arena.allocateFrom(ValueLayout.JAVA_SHORT, value);
      case Byte value -> arena.allocateFrom(ValueLayout.JAVA_BYTE, value);
      case Boolean value -> arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) (value ? 1 : 0));
      default ->
          throw new IllegalArgumentException(
              "argument "
                  + index
                  + " of kernel "
                  + name
                  + " is a "
                  + argument.getClass().getSimpleName()
                  + "; give a Tensor or a number");
    };
  }

  private long address(int index, Tensor tensor) {
    if (!tensor.device().equals(module.device())) {
      throw new IllegalArgumentException(
          "argument "
              + index
              + " of kernel "
              + name
              + " is on "
              + tensor.device()
              + "; the kernel is on "
              + module.device());
    }
    return pt_data(tensor.handle()).address();
  }

  /** Registers per thread. */
  public int registers() {
    return attribute(CU_FUNC_ATTRIBUTE_NUM_REGS());
  }

  /**
   * Bytes of memory per thread for what does not fit into registers; 0 is what a fast kernel has.
   */
  public int localBytes() {
    return attribute(CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES());
  }

  /** Bytes of shared memory per block that the source itself declares. */
  public int sharedBytes() {
    return attribute(CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES());
  }

  /** Threads per block at most, given the registers. */
  public int maxThreadsPerBlock() {
    return attribute(CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK());
  }

  /** Allows launches with up to {@code bytes} of dynamic shared memory; returns this kernel. */
  public CudaKernel allowSharedBytes(int bytes) {
    module.open();
    Status.driver(
        "allowing kernel " + name + " " + bytes + " bytes of shared memory",
        cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES(), bytes));
    return this;
  }

  /** Blocks of this many threads that one multiprocessor runs at once. */
  public int blocksPerMultiprocessor(int threads, int sharedBytes) {
    module.open();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment blocks = arena.allocate(ValueLayout.JAVA_INT);
      Status.driver(
          "cuOccupancyMaxActiveBlocksPerMultiprocessor",
          cuOccupancyMaxActiveBlocksPerMultiprocessor(blocks, function, threads, sharedBytes));
      return blocks.get(ValueLayout.JAVA_INT, 0);
    }
  }

  private int attribute(int which) {
    module.open();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
      Status.driver("cuFuncGetAttribute", cuFuncGetAttribute(value, which, function));
      return value.get(ValueLayout.JAVA_INT, 0);
    }
  }
}
