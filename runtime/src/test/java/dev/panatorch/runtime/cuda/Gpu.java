package dev.panatorch.runtime.cuda;

import dev.panatorch.runtime.Device;
import org.junit.jupiter.api.Assumptions;

/** What tests that need a GPU begin with. */
public final class Gpu {

  private Gpu() {}

  /** The first GPU; where there is none, the test is skipped and the reason printed. */
  public static Device require() {
    if (!Cuda.isAvailable()) {
      String reason = "skipped, no GPU: " + Cuda.unavailableReason();
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    return Device.cuda(0);
  }

  /** A kernel that keeps the GPU busy for about {@code milliseconds}. */
  static void keepBusy(Device device, CudaModule spinner, long milliseconds) {
    // Any clock between 1 and 2 GHz makes this between the time asked for and twice it.
    spinner.kernel("spin").launch(LaunchShape.of(1, 1), milliseconds * 2_000_000L);
  }

  static CudaModule spinner(Device device) {
    return CudaModule.compile(
        device,
        CudaSource.of(
            "spin.cu",
            """
            extern "C" __global__ void spin(long long cycles) {
              long long start = clock64();
              while (clock64() - start < cycles) {}
            }
            """));
  }
}
