package dev.panatorch.diffusion.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.sampling.ConditionalField;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.sampling.RungeKutta;
import dev.panatorch.diffusion.sampling.RungeKuttaSampler;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.diffusion.sampling.SdeSampler;
import dev.panatorch.diffusion.sampling.TimeGrid;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidanceTest {

  private static final long NULL = 10;
  private static final GuidanceInterval UP_TO_HALF = new GuidanceInterval(0.25, 0.5);

  /** The velocity is the label times x: class 3 gives 3 x, the null class 10 x. */
  private final List<Long> batches = new ArrayList<>();

  private final ConditionalField model =
      (x, time, labels) -> {
        batches.add(x.size(0));
        return x.mul(labels.to(DType.FLOAT64).unsqueeze(1));
      };

  /** u + 2 (c - u) at x = 1 and labels 3 and 4: 10 + 2 (3 - 10) = -4 and 10 + 2 (4 - 10) = -2. */
  @Test
  void velocitiesAreExtrapolatedFromTheNullClass() {
    try (var scope = Scope.open()) {
      Field guided = guidance(2, UP_TO_HALF).guide(model, labels(), NULL);

      assertThat(guided.at(x(), 0.3).toDoubleArray()).containsExactly(-4, -2);
      assertThat(batches).containsExactly(4L);
    }
  }

  @Test
  void bothEndsOfTheIntervalAreGuidedAndTheRestIsOneBranch() {
    try (var scope = Scope.open()) {
      Field guided = guidance(2, UP_TO_HALF).guide(model, labels(), NULL);

      for (double time : new double[] {0.25, 0.5}) {
        assertThat(guided.at(x(), time).toDoubleArray()).containsExactly(-4, -2);
      }
      for (double time : new double[] {0.2499999, 0.5000001}) {
        assertThat(guided.at(x(), time).toDoubleArray()).containsExactly(3, 4);
      }
      assertThat(batches).containsExactly(4L, 4L, 2L, 2L);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "0.5", "0"})
  void scalesUpToOneAreNoGuidance(double scale) {
    try (var scope = Scope.open()) {
      var guidance = guidance(scale, GuidanceInterval.ALWAYS);

      assertThat(guidance.guide(model, labels(), NULL).at(x(), 0.3).toDoubleArray())
          .containsExactly(3, 4);
      assertThat(batches).containsExactly(2L);
    }
  }

  @Test
  void twoFieldsAreGuidedAsTheClassesOfOneAre() {
    try (var scope = Scope.open()) {
      Tensor none = Tensor.of(new long[] {NULL, NULL}, 2);
      Field guided = guidance(2, UP_TO_HALF).guide(model.given(labels()), model.given(none));

      assertThat(guided.at(x(), 0.3).toDoubleArray()).containsExactly(-4, -2);
      assertThat(guided.at(x(), 0.6).toDoubleArray()).containsExactly(3, 4);
    }
  }

  @Test
  void aCorrectorIsGuidedWhereItsStepBegan() {
    try (var scope = Scope.open()) {
      Field guided = guidance(2, UP_TO_HALF).guide(model, labels(), NULL);

      assertThat(guided.at(x(), 0.45, 0.55).toDoubleArray()).containsExactly(3, 4);
      assertThat(guided.at(x(), 0.2, 0.3).toDoubleArray()).containsExactly(-4, -2);

      batches.clear();
      new RungeKuttaSampler(TimeGrid.uniform(TimeConvention.NOISE_AT_ONE, 4), RungeKutta.HEUN, true)
          .sample(guided, x(), (step, like) -> like);
      // Steps from 1, 0.75, 0.5 and 0.25, the first three of two stages.
      assertThat(batches).containsExactly(2L, 2L, 2L, 2L, 4L, 4L, 4L);
    }
  }

  /** Counts of the reference samplers with 250 steps. */
  @ParameterizedTest
  @CsvSource({"sde, 0.7, 172", "sde, 0.75, 185", "ode, 0.7, 175", "ode, 0.75, 187"})
  void guidedEvaluationsAreThoseOfTheReference(String kind, double high, int expected) {
    var one = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);
    Sampler sampler =
        kind.equals("sde")
            ? new SdeSampler(one, 250)
            : new RungeKuttaSampler(
                TimeGrid.uniform(TimeConvention.NOISE_AT_ONE, 250), RungeKutta.EULER);
    try (var scope = Scope.open()) {
      sampler.sample(
          guidance(1.9, GuidanceInterval.ofNoisiness(0, high, Flow.NOISE_AT_ONE))
              .guide((x, time, labels) -> count(x), labels(), NULL),
          x(),
          (step, like) -> like.mul(0));
    }
    assertThat(batches.stream().filter(size -> size == 4)).hasSize(expected);
    assertThat(batches).hasSize(250);
  }

  private Tensor count(Tensor x) {
    batches.add(x.size(0));
    return x.neg();
  }

  @Test
  void intervalsOfNoisinessTurnWithTheConventionAndReachPastTheEnds() {
    assertThat(GuidanceInterval.ofNoisiness(0, 0.75, Flow.NOISE_AT_ONE))
        .isEqualTo(new GuidanceInterval(Double.NEGATIVE_INFINITY, 0.75));
    assertThat(GuidanceInterval.ofNoisiness(0, 0.75, Flow.NOISE_AT_ZERO))
        .isEqualTo(new GuidanceInterval(0.25, Double.POSITIVE_INFINITY));
    assertThat(GuidanceInterval.ofNoisiness(0.25, 1, Flow.NOISE_AT_ZERO))
        .isEqualTo(new GuidanceInterval(Double.NEGATIVE_INFINITY, 0.75));
    assertThat(GuidanceInterval.ofNoisiness(0.5, 1, NoiseSteps.DIT))
        .isEqualTo(new GuidanceInterval(499.5, Double.POSITIVE_INFINITY));
    for (Parameterization meaning :
        List.of(Flow.NOISE_AT_ONE, Flow.NOISE_AT_ZERO, NoiseSteps.DIT)) {
      assertThat(GuidanceInterval.ofNoisiness(0, 1, meaning)).isEqualTo(GuidanceInterval.ALWAYS);
    }
  }

  @Test
  void anIntervalOutOfOrderIsRefused() {
    assertThatThrownBy(() -> new GuidanceInterval(0.5, 0.2))
        .hasMessageContaining("low <= high, not [0.5, 0.2]");
    assertThatThrownBy(() -> GuidanceInterval.ofNoisiness(-1, 0.2, Flow.NOISE_AT_ONE))
        .hasMessageContaining("-1.0 to 0.2");
  }

  /** Channels 1, 2, 3, 4 of class 3 against those of class 10: only the first three move. */
  @ParameterizedTest
  @CsvSource({"1", "2"})
  void onlyTheChosenChannelsAreGuided(int dim) {
    try (var scope = Scope.open()) {
      long[] shape = dim == 1 ? new long[] {1, 4, 1} : new long[] {1, 1, 4};
      Tensor x = Tensor.of(new double[] {1, 2, 3, 4}, shape);
      ConditionalField field = (y, time, labels) -> y.mul(labels.to(DType.FLOAT64).view(-1, 1, 1));
      Tensor label = Tensor.of(new long[] {3}, 1);
      Field guided =
          new Guidance(2, GuidanceInterval.ALWAYS, GuidedChannels.Choice.FIRST_THREE.of(dim, 4))
              .guide(field, label, NULL);

      assertThat(guided.at(x, 0.5).toDoubleArray()).containsExactly(-4, -8, -12, 12);
    }
  }

  /** Channels of a learned variance are the conditional ones even where all are guided. */
  @Test
  void theVarianceIsNeverGuided() {
    try (var scope = Scope.open()) {
      ConditionalField field =
          (y, time, labels) -> {
            Tensor value = y.mul(labels.to(DType.FLOAT64).unsqueeze(1));
            return Torch.cat(List.of(value, value), 1);
          };
      Field guided =
          new Guidance(2, GuidanceInterval.ALWAYS, GuidedChannels.Choice.ALL.of(1, 1))
              .guide(field, labels(), NULL);

      assertThat(guided.at(x(), 0.5).toDoubleArray()).containsExactly(-4, 3, -2, 4);
    }
  }

  /** r + 1.5 (f - r) with f = 3 x, 4 x and the weaker r = 2 x: 3.5 and 5. */
  @Test
  void autoguidanceLeadsAwayFromTheWeakerNetworkOfTheSameClass() {
    try (var scope = Scope.open()) {
      Field guided =
          guidance(1.5, GuidanceInterval.ALWAYS)
              .guide(model.given(labels()), (x, time) -> x.mul(2.0));

      assertThat(guided.at(x(), 0.9).toDoubleArray()).containsExactly(3.5, 5);
    }
  }

  private static Guidance guidance(double scale, GuidanceInterval interval) {
    return new Guidance(scale, interval, GuidedChannels.Choice.ALL.of(1, 1));
  }

  private static Tensor labels() {
    return Tensor.of(new long[] {3, 4}, 2);
  }

  private static Tensor x() {
    return Tensor.of(new double[] {1, 1}, 2, 1);
  }
}
