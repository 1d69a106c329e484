package dev.panatorch.runtime.cuda;

import dev.panatorch.bindings.cuda.CudaDriverApi;
import dev.panatorch.bindings.cudart.CudaRuntimeApi;
import dev.panatorch.bindings.nvml.NvmlApi;
import dev.panatorch.bindings.nvrtc.NvrtcApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The return values of NVIDIA's libraries, made into exceptions. */
final class Status {

  private static final long LONGEST = 1 << 12;

  private Status() {}

  static void driver(String call, int status) {
    if (status == CudaDriverApi.CUDA_SUCCESS()) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(CudaDriverApi.C_POINTER);
      MemorySegment words = arena.allocate(CudaDriverApi.C_POINTER);
      boolean known =
          CudaDriverApi.cuGetErrorName(status, name) == 0
              && CudaDriverApi.cuGetErrorString(status, words) == 0;
      throw known
          ? failure(
              call,
              text(name.get(CudaDriverApi.C_POINTER, 0)),
              text(words.get(CudaDriverApi.C_POINTER, 0)))
          : failure(call, "error " + status, "unknown to this driver");
    }
  }

  static void runtime(String call, int status) {
    if (status != CudaRuntimeApi.cudaSuccess()) {
      throw failure(
          call,
          text(CudaRuntimeApi.cudaGetErrorName(status)),
          text(CudaRuntimeApi.cudaGetErrorString(status)));
    }
  }

  static void nvrtc(String call, int status) {
    if (status != NvrtcApi.NVRTC_SUCCESS()) {
      throw failure(call, text(NvrtcApi.nvrtcGetErrorString(status)), "NVRTC status " + status);
    }
  }

  static void nvml(String call, int status) {
    if (status != NvmlApi.NVML_SUCCESS()) {
      throw failure(call, "NVML status " + status, text(NvmlApi.nvmlErrorString(status)));
    }
  }

  /** A C string that a library owns. */
  static String text(MemorySegment address) {
    return address.reinterpret(LONGEST).getString(0);
  }

  private static CudaException failure(String call, String name, String words) {
    return new CudaException(call + " failed: " + name + " (" + words + ")", name);
  }
}
