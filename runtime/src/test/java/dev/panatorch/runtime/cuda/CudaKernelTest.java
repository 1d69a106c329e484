package dev.panatorch.runtime.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cuda")
class CudaKernelTest {

  private static final CudaSource SOURCE =
      CudaSource.of(
              "axpy.cu",
              """
              extern "C" __global__ void axpy(float* y, const float* x, float a, long long n) {
                long long i = blockIdx.x * (long long) blockDim.x + threadIdx.x;
                if (i < n) y[i] += a * x[i];
              }
              template <typename T> __global__ void fill(T* y, T value, int n) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < n) y[i] = value;
              }
              extern "C" __global__ void reverse(float* y) {
                extern __shared__ float copy[];
                copy[threadIdx.x] = y[threadIdx.x];
                __syncthreads();
                y[threadIdx.x] = copy[blockDim.x - 1 - threadIdx.x];
              }
              """)
          .withExpression("fill<double>")
          .withExpression("fill<int>");

  @Test
  void aKernelRunsInOrderWithOperatorsOnTheCurrentStream() {
    Device device = Gpu.require();
    long n = 1_000_003;
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE);
        CudaModule spinner = Gpu.spinner(device)) {
      CudaKernel axpy = module.kernel("axpy");
      CudaStream side = CudaStream.fromPool(device);
      try (var _ = side.use()) {
        Tensor y = Torch.zeros(new long[] {n}, DType.FLOAT32, device);
        Tensor x = Torch.ones(new long[] {n}, DType.FLOAT32, device);
        // First launches load their kernels, which may take longer than the stream is kept busy.
        y.add_(0.0);
        axpy.launch(LaunchShape.forElements(n, 256), x.zerosLike(), x, 2.5f, n);
        Gpu.keepBusy(device, spinner, 50);
        y.add_(1.0);
        axpy.launch(LaunchShape.forElements(n, 256), y, x, 2.5f, n);
        // The launch went to the side stream, behind the busy kernel, or this would be true by now.
        assertThat(side.isDone()).isFalse();
        y.mul_(2.0);
        assertThat(y.sum(DType.FLOAT64).item()).isEqualTo(7.0 * n);
      }
      System.out.println(
          "axpy: "
              + axpy.registers()
              + " registers, "
              + axpy.blocksPerMultiprocessor(256, 0)
              + " blocks of 256 threads per multiprocessor; NVRTC "
              + Nvrtc.version()
              + " from "
              + CudaLibrary.NVRTC.find());
      assertThat(axpy.registers()).isPositive();
      assertThat(axpy.localBytes()).isZero();
      assertThat(axpy.blocksPerMultiprocessor(256, 0)).isPositive();
    }
  }

  @Test
  void templatesAreFoundByTheirExpression() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE)) {
      Tensor doubles = Torch.zeros(new long[] {100}, DType.FLOAT64, device);
      Tensor ints = Torch.zeros(new long[] {100}, DType.INT32, device);
      module.kernel("fill<double>").launch(LaunchShape.of(1, 128), doubles, 0.1, 100);
      module.kernel("fill<int>").launch(LaunchShape.of(1, 128), ints, 7, 100);
      assertThat(doubles.toDoubleArray()).containsOnly(0.1);
      assertThat(ints.toLongArray()).containsOnly(7);
    }
  }

  @Test
  void ptxIsCompiledByTheDriver() {
    Device device = Gpu.require();
    DeviceProperties properties = Cuda.properties(device);
    // PTX needs a driver as new as the compiler, which LibTorch's own NVRTC is made for.
    CudaImage image = Nvrtc.compile(SOURCE, "compute_" + properties.major() + properties.minor());
    assertThat(image.isPtx()).isTrue();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.load(device, image)) {
      Tensor y = Torch.ones(new long[] {10}, DType.FLOAT32, device);
      module.kernel("axpy").launch(LaunchShape.of(1, 32), y, y, 1f, 10L);
      assertThat(y.toFloatArray()).containsOnly(2f);
    }
  }

  @Test
  void dynamicSharedMemoryAboveTheDefaultIsAllowedExplicitly() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE)) {
      Tensor y = Torch.arange(256.0).to(device, DType.FLOAT32);
      int bytes = 64 << 10;
      CudaKernel reverse = module.kernel("reverse").allowSharedBytes(bytes);
      reverse.launch(LaunchShape.of(1, 256).withSharedBytes(bytes), y);
      assertThat(y.toFloatArray()[0]).isEqualTo(255f);
    }
  }

  @Test
  void aThreadThatNeverUsedTheGpuCanLaunch() throws InterruptedException {
    Device device = Gpu.require();
    var failure = new AtomicReference<Throwable>();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE)) {
      Tensor y = Torch.ones(new long[] {10}, DType.FLOAT32, device);
      Thread thread =
          new Thread(() -> module.kernel("axpy").launch(LaunchShape.of(1, 32), y, y, 1f, 10L));
      thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
      thread.start();
      thread.join();
      assertThat(failure.get()).isNull();
      assertThat(y.toFloatArray()).containsOnly(2f);
    }
  }

  @Test
  void aKernelIsPartOfAGraph() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE)) {
      Tensor y = Torch.zeros(new long[] {10}, DType.FLOAT32, device);
      Tensor x = Torch.ones(new long[] {10}, DType.FLOAT32, device);
      CudaKernel axpy = module.kernel("axpy");
      try (CudaGraph graph =
          CudaGraph.capture(device, () -> axpy.launch(LaunchShape.of(1, 32), y, x, 1f, 10L))) {
        graph.replay();
        graph.replay();
        assertThat(y.toFloatArray()).containsOnly(2f);
      }
    }
  }

  @Test
  void aTensorOnTheCpuIsRefused() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE)) {
      Tensor host = Torch.zeros(10);
      assertThatThrownBy(
              () -> module.kernel("axpy").launch(LaunchShape.of(1, 32), host, host, 1f, 10L))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("argument 0 of kernel axpy is on cpu");
    }
  }

  @Test
  void aMissingKernelAndAnImpossibleLaunchNameTheKernel() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        CudaModule module = CudaModule.compile(device, SOURCE)) {
      assertThatThrownBy(() -> module.kernel("nothing"))
          .isInstanceOf(CudaException.class)
          .hasMessageContaining("nothing")
          .hasMessageContaining("CUDA_ERROR_NOT_FOUND");
      Tensor y = Torch.zeros(new long[] {10}, DType.FLOAT32, device);
      assertThatThrownBy(() -> module.kernel("reverse").launch(LaunchShape.of(1, 4096), y))
          .isInstanceOf(CudaException.class)
          .hasMessageContaining("reverse");
    }
  }
}
