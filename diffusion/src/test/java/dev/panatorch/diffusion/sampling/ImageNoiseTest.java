package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import org.junit.jupiter.api.Test;

class ImageNoiseTest {

  @Test
  void anImageDoesNotDependOnItsBatch() {
    try (var scope = Scope.open()) {
      double[] alone = sample(7);
      double[] together = sample(3, 9, 7, 7);

      assertThat(java.util.Arrays.copyOfRange(together, 24, 36)).containsExactly(alone);
      assertThat(java.util.Arrays.copyOfRange(together, 36, 48)).containsExactly(alone);
      assertThat(java.util.Arrays.copyOfRange(together, 0, 12)).isNotEqualTo(alone);
    }
  }

  private static double[] sample(long... seeds) {
    var interpolant = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);
    try (var noise = new ImageNoise(seeds)) {
      return new SdeSampler(interpolant, 20)
          .sample((x, time) -> x.sin(), noise.start(Device.CPU, 3, 4), noise)
          .toDoubleArray();
    }
  }

  @Test
  void stepsHaveDifferentNoiseAndTheSameStepTheSame() {
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2)) {
      Tensor like = Torch.zeros(2, 5);
      double[] first = noise.noise(0, like).toDoubleArray();
      double[] second = noise.noise(1, like).toDoubleArray();

      assertThat(second).isNotEqualTo(first);
      assertThat(noise.noise(0, like).toDoubleArray()).isEqualTo(first);
      assertThat(noise.start(Device.CPU, 5).toDoubleArray()).isNotEqualTo(first);
    }
  }

  @Test
  void noiseIsStandardNormal() {
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2)) {
      Tensor drawn = noise.noise(3, Torch.zeros(2, 50_000));

      assertThat(drawn.dtype()).isEqualTo(DType.FLOAT64);
      assertThat(drawn.mean().item()).isCloseTo(0, within(0.02));
      assertThat(drawn.std().item()).isCloseTo(1, within(0.02));
    }
  }

  @Test
  void aBatchOfAnotherSizeIsRefused() {
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2)) {
      Tensor three = Torch.zeros(3, 5);
      assertThatThrownBy(() -> noise.noise(0, three)).hasMessageContaining("2 seeds for 3 images");
    }
  }
}
