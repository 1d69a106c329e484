package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.torchcuda.TorchCudaApi.*;

import dev.panatorch.bindings.torchcuda.pt_cuda_memory;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.internal.Results;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The GPUs that LibTorch sees ({@code torch.cuda}). Ask {@link #isAvailable} first: everything else
 * here throws {@link CudaException} with the same reason where there is no GPU. Devices are {@code
 * Device.cuda(index)}; plain {@code cuda} is the calling thread's current one.
 */
public final class Cuda {

  private Cuda() {}

  /** Whether LibTorch can compute on a GPU here. Never throws. */
  public static boolean isAvailable() {
    return Availability.REASON.isEmpty();
  }

  /** Why there is no GPU to compute on, and what to do about it; empty when there is one. */
  public static String unavailableReason() {
    return Availability.REASON;
  }

  /** Number of GPUs; 0 when {@link #isAvailable} is false. */
  public static int deviceCount() {
    return isAvailable() ? (int) Results.check((long) pt_cuda_device_count()) : 0;
  }

  /** The GPU that plain {@code cuda} means on this thread. */
  public static Device currentDevice() {
    Availability.require();
    return Device.cuda((int) Results.check((long) pt_cuda_current_device()));
  }

  /** Makes plain {@code cuda} mean this GPU on this thread. */
  public static void setCurrentDevice(Device device) {
    Results.check(pt_cuda_set_device(ordinal(device)));
  }

  /** What kind of GPU this is. */
  public static DeviceProperties properties(Device device) {
    return DeviceProperties.of(resolve(device));
  }

  /** Waits for all work queued on the current GPU. */
  public static void synchronize() {
    synchronize(currentDevice());
  }

  /** Waits for all work queued on a GPU, on all its streams. */
  public static void synchronize(Device device) {
    Results.check(pt_cuda_synchronize(ordinal(device)));
  }

  /** What LibTorch's caching allocator holds on a GPU ({@code torch.cuda.memory_stats}). */
  public static MemoryStatistics memory(Device device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment statistics = pt_cuda_memory.allocate(arena);
      Results.check(pt_cuda_memory_statistics(ordinal(device), statistics));
      return MemoryStatistics.read(statistics);
    }
  }

  /** Lets the peaks of {@link #memory} start from what is held now. */
  public static void resetPeakMemory(Device device) {
    Results.check(pt_cuda_memory_reset_peak(ordinal(device)));
  }

  /** Gives cached memory that no tensor holds back to the driver. */
  public static void emptyCache() {
    Availability.require();
    Results.check(pt_cuda_memory_empty_cache());
  }

  /** Lets LibTorch allocate at most this share, between 0 and 1, of a GPU's memory. */
  public static void setMemoryFraction(Device device, double fraction) {
    Results.check(pt_cuda_memory_set_fraction(ordinal(device), fraction));
  }

  /**
   * Free bytes of a GPU's memory, as its driver sees it: other processes count, cached memory is
   * not free.
   */
  public static long freeMemory(Device device) {
    return Driver.inContext(resolve(device), () -> Driver.freeMemory());
  }

  /** The CUDA version that LibTorch's headers had, such as {@code 13.0}. */
  public static String builtVersion() {
    Availability.require();
    return version(pt_cuda_built_version());
  }

  /** The newest CUDA version that the installed driver can run. */
  public static String driverVersion() {
    return version(Driver.version());
  }

  private static String version(int number) {
    return number / 1000 + "." + number % 1000 / 10;
  }

  /** The number of a GPU for the shim: -1 is the current one. */
  static int ordinal(Device device) {
    if (!device.isCuda()) {
      throw new IllegalArgumentException(device + " is no GPU; give cuda or cuda:INDEX");
    }
    Availability.require();
    return device.index();
  }

  /** The number of a GPU, the current one looked up. */
  static int resolve(Device device) {
    int ordinal = ordinal(device);
    return ordinal < 0 ? currentDevice().index() : ordinal;
  }
}
