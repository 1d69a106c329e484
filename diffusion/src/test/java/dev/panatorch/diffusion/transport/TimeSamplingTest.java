package dev.panatorch.diffusion.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
      return sampling.times(
          COUNT,
          new Interpolant(path, convention),
          TimeRange.training(path, Prediction.VELOCITY),
          generator);
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

  /** The mean of log(sigma / alpha), which is the logit of the time where noise is at 1. */
  @Test
  void meanAndDeviationAreThoseOfTheNoisesShare() {
    var sampling = new TimeSampling(TimeSampling.Distribution.LOGIT_NORMAL, -0.5, 2, 1);
    for (TimeConvention convention : TimeConvention.values()) {
      double[] logits =
          Arrays.stream(draw(sampling, Path.LINEAR, convention))
              .map(t -> convention.directionToNoise() * Math.log(t / (1 - t)))
              .toArray();
      double mean = Arrays.stream(logits).average().orElseThrow();
      double square = Arrays.stream(logits).map(z -> z * z).average().orElseThrow();

      assertThat(mean).isCloseTo(-0.5, within(0.04));
      assertThat(square - mean * mean).isCloseTo(4, within(0.12));
    }
  }

  /** A uniform u becomes 3 u / (1 + 2 u): its quantiles are known. */
  @Test
  void shiftedTimesAreNoisier() {
    double[] times =
        draw(TimeSampling.UNIFORM.shifted(3), Path.LINEAR, TimeConvention.NOISE_AT_ONE);

    assertQuantiles(times, level -> 3 * level / (1 + 2 * level));
  }

  @Test
  void aShiftIsTheReciprocalInTheOtherTime() {
    var shift = TimeShift.ofDataTime(0.3);
    for (double t = 0; t <= 1; t += 0.125) {
      double expected = 0.3 * t / (1 - 0.7 * t);
      assertThat(1 - shift.apply(1 - t)).isCloseTo(expected, within(1e-15));
    }
    assertThat(TimeShift.NONE.apply(0.4)).isEqualTo(0.4);
  }

  @Test
  void timesStayInTheirRange() {
    double[] times =
        draw(
            TimeSampling.LOGIT_NORMAL.shifted(0.01),
            Path.VARIANCE_PRESERVING,
            TimeConvention.NOISE_AT_ZERO);

    assertThat(Arrays.stream(times).boxed()).allMatch(t -> t >= 0 && t <= 1 - 1e-5);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new TimeSampling(TimeSampling.Distribution.LOGIT_NORMAL, 0, 0, 1))
        .hasMessageContaining("a positive deviation, not 0.0 and 0.0");
    assertThatThrownBy(() -> TimeSampling.UNIFORM.shifted(-1))
        .hasMessageContaining("a positive factor, not -1.0");
    assertThatThrownBy(() -> new TimeRange(0.5, 0.5)).hasMessageContaining("not [0.5, 0.5]");
  }
}
