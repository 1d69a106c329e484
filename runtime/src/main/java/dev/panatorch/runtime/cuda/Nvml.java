package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.nvml.NvmlApi.*;

import dev.panatorch.bindings.nvml.nvmlMemory_st;
import dev.panatorch.bindings.nvml.nvmlUtilization_st;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * The driver's view of all GPUs of the machine (NVML, what {@code nvidia-smi} shows): it needs no
 * context and starts none. Indices are the machine's, not those that {@code CUDA_VISIBLE_DEVICES}
 * leaves; match by uuid.
 */
public final class Nvml implements AutoCloseable {

  private boolean closed;

  private Nvml() {}

  /**
   * The state of one GPU now. What this GPU does not report is empty.
   *
   * @param index the machine's number of the GPU
   * @param name NVIDIA's name
   * @param uuid the GPU's own name, such as {@code GPU-...}
   * @param memoryTotal bytes
   * @param memoryUsed bytes, all processes together
   * @param gpuUtilisation percent of the last sample period in which a kernel ran
   * @param memoryUtilisation percent of the last sample period in which memory was read or written
   * @param smClock MHz
   * @param memoryClock MHz
   * @param powerMilliwatts power drawn
   * @param powerLimitMilliwatts power allowed
   * @param celsius temperature of the GPU
   */
  public record Gpu(
      int index,
      String name,
      String uuid,
      long memoryTotal,
      long memoryUsed,
      OptionalInt gpuUtilisation,
      OptionalInt memoryUtilisation,
      OptionalInt smClock,
      OptionalInt memoryClock,
      OptionalInt powerMilliwatts,
      OptionalInt powerLimitMilliwatts,
      OptionalInt celsius) {}

  /**
   * Starts NVML.
   *
   * @throws CudaException if there is no driver
   */
  public static Nvml open() {
    CudaLibrary.NVML.load();
    Status.nvml("nvmlInit", nvmlInit_v2());
    return new Nvml();
  }

  /** The driver's version, such as {@code 580.159.04}. */
  public String driverVersion() {
    requireOpen();
    int size = NVML_SYSTEM_DRIVER_VERSION_BUFFER_SIZE();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(size);
      Status.nvml("nvmlSystemGetDriverVersion", nvmlSystemGetDriverVersion(version, size));
      return version.getString(0);
    }
  }

  /** The state of every GPU of the machine. */
  public List<Gpu> gpus() {
    requireOpen();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
      Status.nvml("nvmlDeviceGetCount", nvmlDeviceGetCount_v2(count));
      var gpus = new ArrayList<Gpu>();
      for (int i = 0; i < count.get(ValueLayout.JAVA_INT, 0); i++) {
        gpus.add(gpu(arena, i));
      }
      return gpus;
    }
  }

  /** Ends NVML; closing twice does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Status.nvml("nvmlShutdown", nvmlShutdown());
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("NVML was closed");
    }
  }

  private static Gpu gpu(Arena arena, int index) {
    MemorySegment holder = arena.allocate(C_POINTER);
    Status.nvml(
        "nvmlDeviceGetHandleByIndex(" + index + ")", nvmlDeviceGetHandleByIndex_v2(index, holder));
    MemorySegment device = holder.get(C_POINTER, 0);
    MemorySegment name = arena.allocate(NVML_DEVICE_NAME_V2_BUFFER_SIZE());
    Status.nvml("nvmlDeviceGetName", nvmlDeviceGetName(device, name, (int) name.byteSize()));
    MemorySegment uuid = arena.allocate(NVML_DEVICE_UUID_V2_BUFFER_SIZE());
    Status.nvml("nvmlDeviceGetUUID", nvmlDeviceGetUUID(device, uuid, (int) uuid.byteSize()));
    MemorySegment memory = nvmlMemory_st.allocate(arena);
    Status.nvml("nvmlDeviceGetMemoryInfo", nvmlDeviceGetMemoryInfo(device, memory));
    MemorySegment utilisation = nvmlUtilization_st.allocate(arena);
    boolean utilised =
        reported(
            "nvmlDeviceGetUtilizationRates", nvmlDeviceGetUtilizationRates(device, utilisation));
    return new Gpu(
        index,
        name.getString(0),
        uuid.getString(0),
        nvmlMemory_st.total(memory),
        nvmlMemory_st.used(memory),
        utilised ? OptionalInt.of(nvmlUtilization_st.gpu(utilisation)) : OptionalInt.empty(),
        utilised ? OptionalInt.of(nvmlUtilization_st.memory(utilisation)) : OptionalInt.empty(),
        number(arena, "SM clock", out -> nvmlDeviceGetClockInfo(device, NVML_CLOCK_SM(), out)),
        number(arena, "memory clock", out -> nvmlDeviceGetClockInfo(device, NVML_CLOCK_MEM(), out)),
        number(arena, "power", out -> nvmlDeviceGetPowerUsage(device, out)),
        number(arena, "power limit", out -> nvmlDeviceGetEnforcedPowerLimit(device, out)),
        number(
            arena,
            "temperature",
            out -> nvmlDeviceGetTemperature(device, NVML_TEMPERATURE_GPU(), out)));
  }

  private static OptionalInt number(Arena arena, String what, ToIntFunction<MemorySegment> call) {
    MemorySegment out = arena.allocate(ValueLayout.JAVA_INT);
    return reported(what, call.applyAsInt(out))
        ? OptionalInt.of(out.get(ValueLayout.JAVA_INT, 0))
        : OptionalInt.empty();
  }

  /** Virtual machines and some models leave readings out, or forbid them: that is no failure. */
  private static boolean reported(String what, int status) {
    if (status == NVML_ERROR_NOT_SUPPORTED()
        || status == NVML_ERROR_NO_PERMISSION()
        || status == NVML_ERROR_UNKNOWN()) {
      return false;
    }
    Status.nvml(what, status);
    return true;
  }
}
