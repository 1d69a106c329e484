package dev.panatorch.runtime.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CudaTest {

  @Test
  void eitherThereAreGpusOrThereIsAReason() {
    assertThat(Cuda.unavailableReason().isEmpty()).isEqualTo(Cuda.isAvailable());
    assertThat(Cuda.deviceCount() > 0).isEqualTo(Cuda.isAvailable());
  }

  @Test
  void askingForTheCpuNamesTheDevice() {
    assertThatThrownBy(() -> Cuda.memory(Device.CPU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cpu is no GPU");
  }

  @Test
  @Tag("cuda")
  void propertiesAreThoseOfAGpu() {
    Device device = Gpu.require();
    DeviceProperties properties = Cuda.properties(device);
    System.out.println(
        properties
            + ", built with CUDA "
            + Cuda.builtVersion()
            + ", driver "
            + Cuda.driverVersion());
    assertThat(properties.name()).isNotBlank();
    assertThat(properties.totalMemory()).isGreaterThan(1L << 30);
    assertThat(properties.major()).isGreaterThanOrEqualTo(5);
    assertThat(properties.warpSize()).isEqualTo(32);
    assertThat(properties.multiprocessors()).isPositive();
    assertThat(properties.architecture()).matches("sm_\\d+");
    assertThat(Cuda.freeMemory(device)).isPositive().isLessThanOrEqualTo(properties.totalMemory());
  }

  @Test
  @Tag("cuda")
  void memoryStatisticsFollowTensors() {
    Device device = Gpu.require();
    long bytes = 64L << 20;
    MemoryStatistics before = Cuda.memory(device);
    Cuda.resetPeakMemory(device);
    try (Tensor tensor = Torch.zeros(new long[] {bytes}, DType.UINT8, device).keep()) {
      assertThat(Cuda.memory(device).allocated() - before.allocated()).isEqualTo(bytes);
      assertThat(tensor.device()).isEqualTo(device);
    }
    MemoryStatistics after = Cuda.memory(device);
    assertThat(after.allocated()).isEqualTo(before.allocated());
    assertThat(after.allocatedPeak() - before.allocated()).isGreaterThanOrEqualTo(bytes);
    assertThat(after.reserved()).isGreaterThanOrEqualTo(bytes);
    Cuda.emptyCache();
    assertThat(Cuda.memory(device).reserved()).isLessThanOrEqualTo(after.reserved() - bytes);
  }

  @Test
  @Tag("cuda")
  void noMoreThanTheGivenShareOfTheMemoryIsAllocated() {
    Device device = Gpu.require();
    Cuda.emptyCache();
    Cuda.setMemoryFraction(device, 0.01);
    try (var _ = Scope.open()) {
      assertThatThrownBy(() -> Torch.zeros(new long[] {1L << 32}, DType.UINT8, device))
          .isInstanceOf(dev.panatorch.runtime.OutOfDeviceMemoryException.class);
    } finally {
      Cuda.setMemoryFraction(device, 1);
    }
  }

  @Test
  @Tag("cuda")
  void aTensorTooLargeForTheGpuIsAnExceptionAndTheNextOneFits() {
    Device device = Gpu.require();
    assertThatThrownBy(() -> Torch.zeros(new long[] {1L << 48}, DType.UINT8, device))
        .isInstanceOf(dev.panatorch.runtime.OutOfDeviceMemoryException.class);
    try (var _ = Scope.open()) {
      assertThat(Torch.ones(new long[] {4}, DType.FLOAT32, device).sum().item()).isEqualTo(4);
    }
  }

  @Test
  @Tag("cuda")
  void aGeneratorsDrawsFollowFromItsSeedAlone() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        var first = Generator.of(device, 7);
        var second = Generator.of(device, 7);
        var other = Generator.of(device, 8)) {
      long[] shape = {1000};
      Torch.randn(shape, other, DType.FLOAT32, device);
      float[] a = Torch.randn(shape, first, DType.FLOAT32, device).toFloatArray();
      Torch.randn(shape, other, DType.FLOAT32, device);
      float[] b = Torch.randn(shape, second, DType.FLOAT32, device).toFloatArray();
      float[] next = Torch.randn(shape, first, DType.FLOAT32, device).toFloatArray();
      assertThat(a).isEqualTo(b).isNotEqualTo(next);
      Tensor state = first.state();
      float[] c = Torch.randn(shape, first, DType.FLOAT32, device).toFloatArray();
      first.setState(state);
      assertThat(Torch.randn(shape, first, DType.FLOAT32, device).toFloatArray()).isEqualTo(c);
    }
  }

  @Test
  @Tag("cuda")
  void pinnedMemoryCopiesToTheGpuAndBack() {
    Device device = Gpu.require();
    try (var pinned = PinnedMemory.allocate(4 * 1000)) {
      try (var _ = Scope.open()) {
        Tensor host = Tensor.wrap(pinned.segment(), DType.FLOAT32, 1000);
        assertThat(host.isPinned()).isTrue();
        Tensor ramp = Torch.arange(1000.0).to(DType.FLOAT32);
        host.copy_(ramp);
        Tensor there = host.to(device, DType.FLOAT32, true);
        Cuda.synchronize(device);
        assertThat(there.cpu().toFloatArray()).isEqualTo(ramp.toFloatArray());
      }
    }
  }

  @Test
  @Tag("cuda")
  void monitoringShowsTheGpuThatLibTorchSees() {
    Device device = Gpu.require();
    try (Nvml nvml = Nvml.open()) {
      List<Nvml.Gpu> gpus = nvml.gpus();
      System.out.println("driver " + nvml.driverVersion() + ": " + gpus);
      assertThat(gpus).extracting(Nvml.Gpu::name).contains(Cuda.properties(device).name());
      assertThat(gpus)
          .allSatisfy(gpu -> assertThat(gpu.memoryUsed()).isBetween(0L, gpu.memoryTotal()));
      assertThat(gpus)
          .allSatisfy(gpu -> gpu.gpuUtilisation().ifPresent(p -> assertThat(p).isBetween(0, 100)));
    }
  }
}
