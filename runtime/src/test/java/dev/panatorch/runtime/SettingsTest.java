package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Switches of the whole process, which each test puts back. */
@Isolated
class SettingsTest {

  @Test
  void operatorsWithoutADeterministicAlgorithmFailWhereOneIsNeeded() {
    try (var scope = Scope.open()) {
      putTwice();
      Settings.deterministic(true);
      try {
        assertThatThrownBy(SettingsTest::putTwice)
            .isInstanceOf(TorchException.class)
            .hasMessageContaining("put_")
            .hasMessageContaining("deterministic");
      } finally {
        Settings.deterministic(false);
      }
      putTwice();
    }
  }

  @Test
  void triedAlgorithmsOfCudnnGiveTheSameConvolution() {
    try (var scope = Scope.open()) {
      Device device = Settings.hasCuda() ? Device.cuda(0) : Device.CPU;
      Tensor x = Torch.ones(new long[] {1, 2, 8, 8}, DType.FLOAT32, device);
      Tensor kernel = Torch.ones(new long[] {3, 2, 3, 3}, DType.FLOAT32, device);
      Settings.benchmarkCudnn(true);
      try {
        assertThat(x.conv2d(kernel).sum().item()).isEqualTo(18.0 * 3 * 36);
      } finally {
        Settings.benchmarkCudnn(false);
      }
    }
  }

  /** Two values for one place: which one stays is open. */
  private static void putTwice() {
    Torch.call(
        "aten::put_",
        Torch.zeros(2),
        Tensor.of(new long[] {0, 0}, 2),
        Tensor.of(new float[] {1, 2}, 2),
        false);
  }

  @Test
  void threadsAreSetAndTold() {
    int before = Settings.threads();
    try {
      Settings.threads(1);
      assertThat(Settings.threads()).isEqualTo(1);
      assertThat(Settings.parallelInfo()).contains("at::get_num_threads() : 1");
    } finally {
      Settings.threads(before);
    }
    assertThatThrownBy(() -> Settings.threads(0)).hasMessageContaining("at least one thread");
  }

  @Test
  void theBuildIsTold() {
    assertThat(Settings.buildConfiguration()).contains("PyTorch built with", "CPU capability");
  }
}
