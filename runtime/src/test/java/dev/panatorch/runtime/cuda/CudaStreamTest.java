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
class CudaStreamTest {

  @Test
  void aStreamIsCurrentOnlyWhileItIsUsed() {
    Device device = Gpu.require();
    CudaStream before = CudaStream.current(device);
    CudaStream side = CudaStream.fromPool(device);
    try (var _ = side.use()) {
      assertThat(CudaStream.current(device)).isEqualTo(side);
    }
    assertThat(CudaStream.current(device))
        .isEqualTo(before)
        .isEqualTo(CudaStream.ofDefault(device));
    assertThat(side).isNotEqualTo(before);
    assertThat(side.address()).isNotZero();
    assertThat(before.address()).isZero();
  }

  @Test
  void otherThreadsKeepTheirCurrentStream() throws InterruptedException {
    Device device = Gpu.require();
    var seen = new AtomicReference<CudaStream>();
    try (var _ = CudaStream.fromPool(device).use()) {
      Thread thread = new Thread(() -> seen.set(CudaStream.current(device)));
      thread.start();
      thread.join();
    }
    assertThat(seen.get()).isEqualTo(CudaStream.ofDefault(device));
  }

  @Test
  void anotherStreamWaitsForAnEvent() {
    Device device = Gpu.require();
    CudaStream side = CudaStream.fromPool(device);
    CudaStream main = CudaStream.current(device);
    try (var _ = Scope.open();
        CudaModule spinner = Gpu.spinner(device);
        CudaEvent written = CudaEvent.create()) {
      Tensor x = Torch.zeros(new long[] {1000}, DType.FLOAT32, device);
      side.waitFor(main);
      try (var _ = side.use()) {
        Gpu.keepBusy(device, spinner, 100);
        x.add_(1.0);
        written.record(side);
      }
      assertThat(written.isDone()).isFalse();
      assertThat(side.isDone()).isFalse();
      main.waitFor(written);
      side.keepAlive(x);
      assertThat(x.mul(3.0).sum().item()).isEqualTo(3000);
      assertThat(written.isDone()).isTrue();
    }
  }

  @Test
  void eventsTakeTheGpusTime() {
    Device device = Gpu.require();
    CudaStream stream = CudaStream.current(device);
    try (CudaModule spinner = Gpu.spinner(device);
        CudaEvent start = CudaEvent.withTiming();
        CudaEvent end = CudaEvent.withTiming()) {
      start.record(stream);
      Gpu.keepBusy(device, spinner, 50);
      end.record(stream);
      end.synchronize();
      double milliseconds = end.millisecondsSince(start);
      System.out.println("a kernel of 100 million clock cycles took " + milliseconds + " ms");
      assertThat(milliseconds).isBetween(20.0, 1000.0);
    }
  }

  @Test
  void anEventThatTakesNoTimeSaysSo() {
    Device device = Gpu.require();
    try (CudaEvent start = CudaEvent.create();
        CudaEvent end = CudaEvent.create()) {
      start.record(CudaStream.current(device));
      end.record(CudaStream.current(device)).synchronize();
      assertThatThrownBy(() -> end.millisecondsSince(start)).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void aClosedEventIsAnException() {
    Device device = Gpu.require();
    CudaEvent event = CudaEvent.create();
    event.close();
    event.close();
    assertThatThrownBy(() -> event.record(CudaStream.current(device)))
        .isInstanceOf(IllegalStateException.class);
  }
}
