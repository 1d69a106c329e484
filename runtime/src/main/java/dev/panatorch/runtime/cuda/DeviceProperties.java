package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.cuda.CudaDriverApi.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What kind of GPU a device is ({@code torch.cuda.get_device_properties}).
 *
 * @param name NVIDIA's name
 * @param totalMemory bytes
 * @param major major compute capability
 * @param minor minor compute capability
 * @param multiprocessors number of streaming multiprocessors
 * @param warpSize threads per warp
 * @param maxThreadsPerBlock threads per block at most
 * @param sharedMemoryPerBlock bytes of shared memory that a kernel may ask for
 * @param l2CacheSize bytes
 */
public record DeviceProperties(
    String name,
    long totalMemory,
    int major,
    int minor,
    int multiprocessors,
    int warpSize,
    int maxThreadsPerBlock,
    int sharedMemoryPerBlock,
    int l2CacheSize) {

  private static final int LONGEST_NAME = 256;

  /** The real architecture that machine code for this GPU is made for, such as {@code sm_90}. */
  public String architecture() {
    return "sm_" + major + minor;
  }

  static DeviceProperties of(int ordinal) {
    int device = Driver.device(ordinal);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(LONGEST_NAME);
      Status.driver("cuDeviceGetName", cuDeviceGetName(name, LONGEST_NAME, device));
      MemorySegment total = arena.allocate(ValueLayout.JAVA_LONG);
      Status.driver("cuDeviceTotalMem", cuDeviceTotalMem_v2(total, device));
      return new DeviceProperties(
          name.getString(0),
          total.get(ValueLayout.JAVA_LONG, 0),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR()),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR()),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT()),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_WARP_SIZE()),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK()),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN()),
          Driver.attribute(device, CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE()));
    }
  }
}
