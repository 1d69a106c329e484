package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  @Test
  void drawsWhatPyTorchDrawsFromTheSameSeed() {
    try (var scope = Scope.open();
        var generator = Generator.of(Device.CPU, 42)) {
      // torch.randn(3, generator=torch.Generator().manual_seed(42))
      Offset<Float> tolerance = within(1e-6f);
      float[] drawn = Torch.randn(new long[] {3}, generator).toFloatArray();
      assertThat(drawn[0]).isCloseTo(0.33669036f, tolerance);
      assertThat(drawn[1]).isCloseTo(0.12880941f, tolerance);
      assertThat(drawn[2]).isCloseTo(0.23446237f, tolerance);
    }
  }

  @Test
  void repeatsItselfFromTheSameSeedAndState() {
    try (var scope = Scope.open();
        var generator = Generator.of(Device.CPU, 7)) {
      Tensor state = generator.state();
      float[] first = Torch.rand(new long[] {5}, generator).toFloatArray();
      float[] second = Torch.rand(new long[] {5}, generator).toFloatArray();
      assertThat(second).isNotEqualTo(first);
      generator.setState(state);
      assertThat(Torch.rand(new long[] {5}, generator).toFloatArray()).isEqualTo(first);
      assertThat(Torch.rand(new long[] {5}, generator.seed(7)).toFloatArray()).isEqualTo(first);
    }
  }

  @Test
  void refusesToDrawOnceClosed() {
    Generator generator = Generator.of(Device.CPU, 1);
    generator.close();
    generator.close();
    assertThatThrownBy(() -> Torch.rand(new long[] {1}, generator))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void seedsDifferByRunPurposeAndKeys() {
    long seed = Seeds.derive(1, "mask", 0, 512);
    assertThat(Seeds.derive(1, "mask", 0, 512)).isEqualTo(seed);
    assertThat(Seeds.derive(2, "mask", 0, 512)).isNotEqualTo(seed);
    assertThat(Seeds.derive(1, "noise", 0, 512)).isNotEqualTo(seed);
    assertThat(Seeds.derive(1, "mask", 512, 0)).isNotEqualTo(seed);
    assertThat(Seeds.derive(1, "mask", 0)).isNotEqualTo(seed);
  }
}
