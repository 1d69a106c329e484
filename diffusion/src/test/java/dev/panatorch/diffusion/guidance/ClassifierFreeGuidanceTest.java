package dev.panatorch.diffusion.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.sampling.ConditionalVelocity;
import dev.panatorch.diffusion.sampling.EulerMaruyamaSampler;
import dev.panatorch.diffusion.sampling.EulerSampler;
import dev.panatorch.diffusion.sampling.HeunSampler;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.diffusion.sampling.VelocityModel;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierFreeGuidanceTest {

  private static final long NULL = 10;
  private static final GuidanceInterval UP_TO_HALF = new GuidanceInterval(0.25, 0.5);

  /** The velocity is the label times x: class 3 gives 3 x, the null class 10 x. */
  private final List<Long> batches = new ArrayList<>();

  private final ConditionalVelocity model =
      (x, time, labels) -> {
        batches.add(x.size(0));
        return x.mul(labels.to(DType.FLOAT64).unsqueeze(1));
      };

  /** u + 2 (c - u) at x = 1 and labels 3 and 4: 10 + 2 (3 - 10) = -4 and 10 + 2 (4 - 10) = -2. */
  @Test
  void velocitiesAreExtrapolatedFromTheNullClass() {
    try (var scope = Scope.open()) {
      VelocityModel guided = new ClassifierFreeGuidance(2, UP_TO_HALF).guide(model, labels(), NULL);

      assertThat(guided.velocity(x(), 0.3).toDoubleArray()).containsExactly(-4, -2);
      assertThat(batches).containsExactly(4L);
    }
  }

  @Test
  void bothEndsOfTheIntervalAreGuidedAndTheRestIsOneBranch() {
    try (var scope = Scope.open()) {
      VelocityModel guided = new ClassifierFreeGuidance(2, UP_TO_HALF).guide(model, labels(), NULL);

      for (double time : new double[] {0.25, 0.5}) {
        assertThat(guided.velocity(x(), time).toDoubleArray()).containsExactly(-4, -2);
      }
      for (double time : new double[] {0.2499999, 0.5000001}) {
        assertThat(guided.velocity(x(), time).toDoubleArray()).containsExactly(3, 4);
      }
      assertThat(batches).containsExactly(4L, 4L, 2L, 2L);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "0.5", "0"})
  void scalesUpToOneAreNoGuidance(double scale) {
    try (var scope = Scope.open()) {
      var guidance = new ClassifierFreeGuidance(scale, GuidanceInterval.ALWAYS);

      assertThat(guidance.guide(model, labels(), NULL).velocity(x(), 0.3).toDoubleArray())
          .containsExactly(3, 4);
      assertThat(batches).containsExactly(2L);
    }
  }

  @Test
  void twoFieldsAreGuidedAsTheClassesOfOneAre() {
    try (var scope = Scope.open()) {
      Tensor none = Tensor.of(new long[] {NULL, NULL}, 2);
      VelocityModel guided =
          new ClassifierFreeGuidance(2, UP_TO_HALF).guide(model.given(labels()), model.given(none));

      assertThat(guided.velocity(x(), 0.3).toDoubleArray()).containsExactly(-4, -2);
      assertThat(guided.velocity(x(), 0.6).toDoubleArray()).containsExactly(3, 4);
    }
  }

  @Test
  void aCorrectorIsGuidedWhereItsStepBegan() {
    try (var scope = Scope.open()) {
      VelocityModel guided = new ClassifierFreeGuidance(2, UP_TO_HALF).guide(model, labels(), NULL);

      assertThat(guided.velocity(x(), 0.45, 0.55).toDoubleArray()).containsExactly(3, 4);
      assertThat(guided.velocity(x(), 0.2, 0.3).toDoubleArray()).containsExactly(-4, -2);

      batches.clear();
      new HeunSampler(TimeConvention.NOISE_AT_ONE, 4).sample(guided, x(), (step, like) -> like);
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
            ? new EulerMaruyamaSampler(one, 250)
            : new EulerSampler(TimeConvention.NOISE_AT_ONE, 250);
    try (var scope = Scope.open()) {
      sampler.sample(
          new ClassifierFreeGuidance(1.9, new GuidanceInterval(0, high))
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
  void intervalsOfNoisinessTurnWithTheConvention() {
    assertThat(GuidanceInterval.ofNoisiness(0, 0.75, TimeConvention.NOISE_AT_ONE))
        .isEqualTo(new GuidanceInterval(0, 0.75));
    assertThat(GuidanceInterval.ofNoisiness(0, 0.75, TimeConvention.NOISE_AT_ZERO))
        .isEqualTo(new GuidanceInterval(0.25, 1));
  }

  @Test
  void anIntervalOutOfOrderIsRefused() {
    assertThatThrownBy(() -> new GuidanceInterval(0.5, 0.2))
        .hasMessageContaining("0 <= low <= high <= 1, not [0.5, 0.2]");
  }

  private static Tensor labels() {
    return Tensor.of(new long[] {3, 4}, 2);
  }

  private static Tensor x() {
    return Tensor.of(new double[] {1, 1}, 2, 1);
  }
}
