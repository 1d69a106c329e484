package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.torchcuda.TorchCudaApi.pt_cuda_device_count;

import dev.panatorch.natives.LibTorch;
import dev.panatorch.runtime.internal.Library;

/** Whether LibTorch, the shim and the driver together give a GPU; found out once. */
final class Availability {

  /** Empty, or what is missing. */
  static final String REASON = reason();

  private Availability() {}

  static void require() {
    if (!REASON.isEmpty()) {
      throw new CudaException("no GPU: " + REASON, "");
    }
  }

  private static String reason() {
    try {
      LibTorch torch = Library.load().torch();
      if (!torch.hasCuda()) {
        return "LibTorch "
            + torch.version()
            + " in "
            + torch.folder()
            + " was built without CUDA; install one with it";
      }
      if (Library.load().shim().cuda() == null) {
        return "the CUDA side of the shim was not built, for want of CUDA's headers; set CUDA_HOME"
            + " and build again";
      }
      CudaLibrary.DRIVER.find();
      int count = pt_cuda_device_count();
      return count > 0
          ? ""
          : "the driver shows no GPU (is CUDA_VISIBLE_DEVICES empty, or the driver too old?)";
    } catch (RuntimeException | LinkageError e) {
      return describe(e);
    }
  }

  /** The first cause with a message: what failed while a class was set up says nothing itself. */
  private static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
