package dev.panatorch.runtime.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cuda")
class CudaGraphTest {

  @Test
  void replaysGiveWhatEagerExecutionGivesForEveryInput() {
    Device device = Gpu.require();
    try (var _ = Scope.open();
        Generator generator = Generator.of(device, 1)) {
      Tensor weight = Torch.randn(new long[] {64, 64}, generator, DType.FLOAT32, device);
      Tensor input = Torch.zeros(new long[] {32, 64}, DType.FLOAT32, device);
      CudaGraph.warmUp(device, () -> forward(input, weight));
      var output = new AtomicReference<Tensor>();
      try (CudaGraph graph =
          CudaGraph.capture(device, () -> output.set(forward(input, weight).keep()))) {
        for (int i = 0; i < 5; i++) {
          Tensor batch = Torch.randn(new long[] {32, 64}, generator, DType.FLOAT32, device);
          input.copy_(batch);
          graph.replay();
          assertThat(output.get().allclose(forward(batch, weight), 1e-6, 1e-6)).isTrue();
        }
      } finally {
        output.get().close();
      }
    }
  }

  private static Tensor forward(Tensor x, Tensor weight) {
    return x.matmul(weight).relu().matmul(weight).softmax(-1);
  }

  @Test
  void workInPlaceRunsOncePerReplayAndNotAtCapture() {
    Device device = Gpu.require();
    try (var _ = Scope.open()) {
      Tensor counter = Torch.zeros(new long[] {1}, DType.FLOAT32, device);
      try (CudaGraph graph = CudaGraph.capture(device, () -> counter.add_(1.0))) {
        assertThat(counter.item()).isZero();
        for (int i = 0; i < 1000; i++) {
          graph.replay();
        }
        assertThat(counter.item()).isEqualTo(1000);
      }
    }
  }

  @Test
  void replaysContinueTheSequenceOfAGenerator() {
    Device device = Gpu.require();
    long[] shape = {4096};
    try (var _ = Scope.open();
        Generator captured = Generator.of(device, 11);
        Generator eager = Generator.of(device, 11)) {
      Tensor drawn = Torch.zeros(shape, DType.FLOAT32, device);
      try (CudaGraph graph =
          CudaGraph.capture(
              device,
              () -> drawn.copy_(Torch.randn(shape, captured, DType.FLOAT32, device)),
              captured)) {
        var draws = new ArrayList<float[]>();
        for (int i = 0; i < 4; i++) {
          graph.replay();
          draws.add(drawn.toFloatArray());
          assertThat(draws.get(i))
              .isEqualTo(Torch.randn(shape, eager, DType.FLOAT32, device).toFloatArray());
        }
        assertThat(draws.get(0)).isNotEqualTo(draws.get(1));
      }
    }
  }

  @Test
  void graphsThatShareMemoryRunInTheirOrder() {
    Device device = Gpu.require();
    try (var _ = Scope.open()) {
      Tensor x = Torch.ones(new long[] {1024}, DType.FLOAT32, device);
      try (CudaGraph first = CudaGraph.capture(device, () -> x.copy_(x.mul(2.0).add(1.0)));
          CudaGraph second = first.captureNext(() -> x.copy_(x.mul(3.0).add(1.0)))) {
        first.replay();
        second.replay();
        assertThat(x.toFloatArray()).containsOnly(10f);
      }
    }
  }

  @Test
  void aFailureOfTheWorkIsThrownAndTheGpuGoesOn() {
    Device device = Gpu.require();
    CudaStream before = CudaStream.current(device);
    assertThatThrownBy(() ->
            CudaGraph.capture(
                device,
                () -> {
                  throw new IllegalStateException("no work today");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no work today");
    assertThat(CudaStream.current(device)).isEqualTo(before);
    workInPlaceRunsOncePerReplayAndNotAtCapture();
  }

  @Test
  void readingAValueDuringCaptureIsAnExceptionAndTheGpuGoesOn() {
    Device device = Gpu.require();
    try (var _ = Scope.open()) {
      Tensor x = Torch.ones(new long[] {8}, DType.FLOAT32, device);
      assertThatThrownBy(() -> CudaGraph.capture(device, () -> x.sum().item()))
          .isInstanceOf(RuntimeException.class);
      assertThat(x.sum().item()).isEqualTo(8);
      try (Generator generator = Generator.of(device, 3)) {
        assertThat(Torch.rand(new long[] {8}, generator, DType.FLOAT32, device).toFloatArray())
            .doesNotContain(2f);
      }
    }
    workInPlaceRunsOncePerReplayAndNotAtCapture();
  }

  @Test
  void aGraphReleasesItsMemoryWhenItIsClosed() {
    Device device = Gpu.require();
    Cuda.emptyCache();
    long before = Cuda.memory(device).reserved();
    try (var _ = Scope.open()) {
      Tensor x = Torch.ones(new long[] {1 << 20}, DType.FLOAT32, device);
      CudaGraph.capture(device, () -> x.copy_(x.mul(2.0))).close();
    }
    Cuda.emptyCache();
    assertThat(Cuda.memory(device).reserved()).isLessThanOrEqualTo(before);
  }

  @Test
  void aClosedGraphIsAnException() {
    Device device = Gpu.require();
    CudaGraph graph = CudaGraph.capture(device, () -> {});
    graph.close();
    graph.close();
    assertThatThrownBy(graph::replay).isInstanceOf(IllegalStateException.class);
  }
}
