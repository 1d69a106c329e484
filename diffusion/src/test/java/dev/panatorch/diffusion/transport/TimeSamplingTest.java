package dev.panatorch.diffusion.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeSamplingTest {

  private static final int COUNT = 40_000;

  @Test
  void uniformTimesAreUniform() {
    double[] times = draw(TimeSampling.UNIFORM, Path.LINEAR, TimeConvention.NOISE_AT_ONE);

    assertThat(Arrays.stream(times).boxed()).allMatch(t -> t >= 0 && t < 1);
    assertQuantiles(times, level -> level);
  }

  @ParameterizedTest
  @EnumSource(TimeConvention.class)
  void logitNormalTimesHaveNormalLogits(TimeConvention convention) {
    double[] times = draw(TimeSampling.LOGIT_NORMAL, Path.LINEAR, convention);

    double[] logits = Arrays.stream(times).map(t -> Math.log(t / (1 - t))).toArray();
    double mean = Arrays.stream(logits).average().orElseThrow();
    double variance =
        Arrays.stream(logits).map(z -> (z - mean) * (z - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(0.02));
    assertThat(variance).isCloseTo(1, within(0.03));
  }

  @Test
  void onTheCosinePathTheTangentIsLogNormal() {
    double[] times = draw(TimeSampling.LOGIT_NORMAL, Path.COSINE, TimeConvention.NOISE_AT_ONE);

    double[] logs = Arrays.stream(times).map(t -> Math.log(Math.tan(Math.PI * t / 2))).toArray();
    assertThat(Arrays.stream(logs).average().orElseThrow()).isCloseTo(0, within(0.02));
    assertThat(Arrays.stream(logs).map(z -> z * z).average().orElseThrow())
        .isCloseTo(1, within(0.03));
  }

  @Test
  void timesFollowFromTheSeed() {
    double[] first = draw(TimeSampling.LOGIT_NORMAL, Path.LINEAR, TimeConvention.NOISE_AT_ONE);

    assertThat(draw(TimeSampling.LOGIT_NORMAL, Path.LINEAR, TimeConvention.NOISE_AT_ONE))
        .isEqualTo(first);
  }

  private static double[] draw(TimeSampling sampling, Path path, TimeConvention convention) {
    try (var generator = Generator.of(Device.CPU, 7)) {
      return sampling.times(COUNT, new Interpolant(path, convention), generator);
    }
  }

  private static void assertQuantiles(double[] values, DoubleUnaryOperator quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (double level = 0.1; level < 1; level += 0.1) {
      assertThat(sorted[(int) (level * COUNT)])
          .isCloseTo(quantile.applyAsDouble(level), within(0.02));
    }
  }
}
