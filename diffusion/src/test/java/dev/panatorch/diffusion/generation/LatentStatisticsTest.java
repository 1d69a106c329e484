package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.latents.RunningStatistics;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentStatisticsTest {

  @Test
  void onePairNormalisesAllChannels() {
    try (var scope = Scope.open()) {
      var statistics = LatentStatistics.ofScalar(1, 2);
      Tensor latents = Tensor.of(new float[] {1, 3, 5, -1}, 2, 1, 2);

      Tensor normalised = statistics.normalize(latents);

      assertThat(normalised.toFloatArray()).containsExactly(0, 1, 2, -1);
      assertThat(statistics.denormalize(normalised).toFloatArray()).containsExactly(1, 3, 5, -1);
    }
  }

  @Test
  void aPairPerChannelNormalisesTokensAndMaps() {
    try (var scope = Scope.open()) {
      Tensor tokens = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2);
      var last = new LatentStatistics(List.of(1., 2.), List.of(2., 4.), 1);
      assertThat(last.normalize(tokens).toFloatArray()).containsExactly(0, 0, 1, .5f);
      assertThat(last.denormalize(last.normalize(tokens)).equal(tokens)).isTrue();

      Tensor map = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 1, 2);
      var first = new LatentStatistics(List.of(1., 3.), List.of(1., .5), 0);
      assertThat(first.normalize(map).toFloatArray()).containsExactly(0, 1, 0, 2);
    }
  }

  @Test
  void statisticsOfLatentsGiveMeanZeroAndDeviationOne() {
    float[] values = {1, 10, 2, 20, 3, 30, 5, 60};
    var running = RunningStatistics.of(2);
    try (var arena = Arena.ofConfined();
        var scope = Scope.open()) {
      running.add(arena.allocateFrom(ValueLayout.JAVA_FLOAT, values), 1);
      Tensor latents = Tensor.of(values, 2, 2, 2);

      assertThat(LatentStatistics.measured(latents).std().getFirst())
          .isCloseTo(running.std(), within(1e-12));
      assertThat(LatentStatistics.measuredPerChannel(latents, 1).mean())
          .containsExactly(running.channelMeans()[0], running.channelMeans()[1]);

      Tensor whole = LatentStatistics.ofScalar(running).normalize(latents);
      assertThat(whole.mean().item()).isBetween(-1e-6, 1e-6);
      assertThat(whole.std().item()).isBetween(1 - 1e-6, 1 + 1e-6);

      Tensor each = LatentStatistics.perChannel(running, 1).normalize(latents);
      for (double mean : each.mean(0, 1).toDoubleArray()) {
        assertThat(mean).isBetween(-1e-6, 1e-6);
      }
      for (double deviation : each.std(0, 1).toDoubleArray()) {
        assertThat(deviation).isBetween(1 - 1e-6, 1 + 1e-6);
      }
    }
  }

  @Test
  void statisticsGoWithTheLatentsTheyAreOf() {
    var each = new LatentStatistics(List.of(1., 2.), List.of(3., 4.), 0);
    assertThat(each.of(2, 1).channelDim()).isEqualTo(1);
    assertThat(LatentStatistics.ofScalar(1, 2).of(5, 1)).isEqualTo(LatentStatistics.ofScalar(1, 2));
    assertThatThrownBy(() -> each.of(3, 1)).hasMessageContaining("of 2 channels");
  }

  @Test
  void statisticsThatCannotNormaliseAreRefused() {
    assertThatThrownBy(() -> LatentStatistics.ofScalar(0, 0))
        .hasMessageContaining("are all latents the same?");
    assertThatThrownBy(() -> LatentStatistics.ofScalar(0, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new LatentStatistics(List.of(1., 2.), List.of(1.), 0))
        .hasMessageContaining("2 means and 1 standard deviations");
  }
}
