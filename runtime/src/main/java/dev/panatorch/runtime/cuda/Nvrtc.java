package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.nvrtc.NvrtcApi.*;

import dev.panatorch.natives.LibTorch;
import dev.panatorch.natives.NativeSetupException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compiles CUDA C++ at run time with NVIDIA's NVRTC. Needs neither a GPU nor a driver. */
public final class Nvrtc {

  static {
    CudaLibrary.NVRTC.load();
  }

  private Nvrtc() {}

  /** The compiler's CUDA version, such as {@code 13.0}. */
  public static String version() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment major = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment minor = arena.allocate(ValueLayout.JAVA_INT);
      Status.nvrtc("nvrtcVersion", nvrtcVersion(major, minor));
      return major.get(ValueLayout.JAVA_INT, 0) + "." + minor.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /**
   * The GPUs that this compiler makes code for, as numbers such as 90 for {@code sm_90}, in
   * ascending order.
   */
  public static List<Integer> architectures() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
      Status.nvrtc("nvrtcGetNumSupportedArchs", nvrtcGetNumSupportedArchs(count));
      MemorySegment numbers =
          arena.allocate(ValueLayout.JAVA_INT, count.get(ValueLayout.JAVA_INT, 0));
      Status.nvrtc("nvrtcGetSupportedArchs", nvrtcGetSupportedArchs(numbers));
      return Arrays.stream(numbers.toArray(ValueLayout.JAVA_INT)).boxed().toList();
    }
  }

  /**
   * Compiles source for one architecture: {@code sm_90} gives machine code for that GPU alone,
   * which any driver of the same CUDA major version runs; {@code compute_90} gives PTX for that GPU
   * and newer ones, which only a driver as new as the compiler takes. {@link
   * DeviceProperties#architecture} names the one of a GPU.
   *
   * <p>CUDA's own headers ({@code cuda_bf16.h}) are found beside LibTorch or in the toolkit where
   * there are any.
   *
   * @param options further options of NVRTC, such as {@code --use_fast_math} or {@code
   *     --define-macro=N=4}
   * @throws CudaCompilationException if the source has errors, with the compiler's log
   * @throws CudaException if NVRTC is not found or an option is wrong
   */
  public static CudaImage compile(CudaSource source, String architecture, String... options) {
    if (!architecture.matches("(sm|compute)_\\d+[af]?")) {
      throw new IllegalArgumentException(
          "\"" + architecture + "\" is no architecture; give sm_90 or compute_90, say");
    }
    var all = new ArrayList<String>();
    all.add("--gpu-architecture=" + architecture);
    all.addAll(List.of(options));
    includeFolders().forEach(folder -> all.add("--include-path=" + folder));
    try (NvrtcProgram program = new NvrtcProgram(source)) {
      return program.compile(architecture, all);
    }
  }

  /** Folders with CUDA's header files: beside LibTorch, else of a toolkit. */
  static List<Path> includeFolders() {
    Stream<Path> beside;
    try {
      beside = LibTorch.find().nvidiaFolders().stream().map(lib -> lib.resolveSibling("include"));
    } catch (NativeSetupException e) {
      beside = Stream.empty();
    }
    return Stream.concat(
            beside, LibrarySearch.toolkits().stream().map(home -> Path.of(home, "include")))
        .filter(folder -> Files.isRegularFile(folder.resolve("cuda_runtime_api.h")))
        .limit(1)
        .toList();
  }
}
