package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.DiffusionForm;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.diffusion.transport.TimeShift;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Samplers against values of SiT's code, against known solutions, and in what all must do. */
class SamplersTest {

  private static final NoiseSource SILENT = (step, like) -> like.mul(0.0);

  /** The field and start of the reference runs, in the time of SiT's code. */
  private static final Field FIELD = (x, time) -> x.neg().add(Math.sin(3 * time));

  private static final TimeConvention ZERO = TimeConvention.NOISE_AT_ZERO;
  private static final TimeConvention ONE = TimeConvention.NOISE_AT_ONE;
  private static final Interpolant LINEAR = new Interpolant(Path.LINEAR, ZERO);

  /** The reference's 250 points are 249 steps. */
  @ParameterizedTest
  @CsvSource({
    "EULER, 249, .7896582, .2389487",
    "MIDPOINT, 498, .7893554, .2375345",
    "HEUN, 498, .7893475, .2375269",
    "HEUN3, 747, .789353, .2375339",
    "RK4, 996, .789353, .2375338"
  })
  void fixedStepsGiveTheValuesOfTheReference(
      RungeKutta method, int calls, double first, double second) {
    Sampler sampler = fixed(method, ZERO, 249);
    double[] end = end(sampler, FIELD);

    assertThat(end[0]).isCloseTo(first, within(6e-7));
    assertThat(end[1]).isCloseTo(second, within(6e-7));
    assertThat(evaluations(sampler)).isEqualTo(calls);
  }

  /**
   * Without its noise. The reference evaluates the network twice as often for the same. 250 points
   * are 249 noisy steps, and a last one where there is one.
   */
  @ParameterizedTest
  @CsvSource({
    "EULER_MARUYAMA, SIGMA, MEAN, 250, 250, .436717, .315611",
    "EULER_MARUYAMA, SIGMA, TWEEDIE, 250, 250, .46382, .331944",
    "EULER_MARUYAMA, SIGMA, EULER, 250, 250, .46382, .331944",
    "EULER_MARUYAMA, SIGMA, NONE, 249, 249, .434397, .312589",
    "HEUN, SIGMA, MEAN, 250, 499, .436193, .313897",
    "EULER_MARUYAMA, DECREASING, MEAN, 250, 250, .623041, .341336"
  })
  void stochasticSamplersWithoutTheirNoiseGiveTheValuesOfTheReference(
      SdeSampler.Method method,
      DiffusionForm form,
      LastStep last,
      int steps,
      int calls,
      double first,
      double second) {
    Sampler sampler = sde(method, steps, SdeSettings.DEFAULT.with(form).with(last));
    double[] end = end(sampler, FIELD);

    assertThat(end[0]).isCloseTo(first, within(2e-6));
    assertThat(end[1]).isCloseTo(second, within(2e-6));
    assertThat(evaluations(sampler)).isEqualTo(calls);
  }

  /** LightningDiT's 250 points with its shift 0.3. */
  @Test
  void shiftedTimesAreThoseOfTheReference() {
    double[] times = new TimeGrid(ZERO, 249, TimeRange.WHOLE, TimeShift.ofDataTime(0.3)).times();
    int[] points = {0, 1, 2, 81, 82, 124, 200, 248, 249};
    double[] expected = {
      0, .0012082, .0024233, .1263651, .1283925, .2293465, .5504588, .9867374, 1
    };

    for (int i = 0; i < points.length; i++) {
      assertThat(times[points[i]]).isCloseTo(expected[i], within(1e-7));
    }
    assertThat(times[80]).isLessThan(.125);
    assertThat(times[68]).isGreaterThanOrEqualTo(.10).isLessThan(.11);
    assertThat(times[67]).isLessThan(.10);
    assertThat(times[73]).isGreaterThanOrEqualTo(.11);
  }

  @Test
  void theConventionsSampleTheSame() {
    Field mirrored = (x, time) -> FIELD.at(x, 1 - time).neg();
    for (RungeKutta method : RungeKutta.values()) {
      assertThat(end(fixed(method, ONE, 40), mirrored))
          .containsExactly(end(fixed(method, ZERO, 40), FIELD), within(1e-13));
    }
    for (Path path : new Path[] {Path.LINEAR, Path.COSINE}) {
      for (DiffusionForm form : DiffusionForm.values()) {
        var settings = SdeSettings.DEFAULT.with(form);
        Sampler one =
            new SdeSampler(
                new Interpolant(path, ONE),
                SdeSampler.Method.HEUN,
                TimeGrid.uniform(ONE, 40),
                settings);
        Sampler zero =
            new SdeSampler(
                new Interpolant(path, ZERO),
                SdeSampler.Method.HEUN,
                TimeGrid.uniform(ZERO, 40),
                settings);
        double[] expected = end(zero, FIELD);
        double size = Math.max(1, Math.abs(expected[0]));
        assertThat(end(one, mirrored)).containsExactly(expected, within(1e-11 * size));
      }
    }
    assertThat(end(new DormandPrinceSampler(ONE), mirrored))
        .containsExactly(end(new DormandPrinceSampler(ZERO), FIELD), within(1e-13));
  }

  /**
   * Data of one point, 2: the exact velocity is known, and so is the path from noise e: (1 - t) 2 +
   * t e.
   */
  @Test
  void aFieldOfStraightPathsIsFollowedExactly() {
    Field field = (x, time) -> x.sub(2.0).div(time);

    assertThat(end(fixed(RungeKutta.EULER, ONE, 7), field))
        .containsExactly(new double[] {2, 2}, within(1e-12));
    assertThat(end(new RungeKuttaSampler(TimeGrid.uniform(ONE, 7), RungeKutta.HEUN, true), field))
        .containsExactly(new double[] {2, 2}, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(RungeKutta.class)
  void fixedStepsConvergeWithTheirOrder(RungeKutta method) {
    double order = order(steps -> fixed(method, ZERO, steps), method.order() > 2 ? 10 : 100);

    assertThat(order).isCloseTo(method.order(), within(0.1));
  }

  @Test
  void heunWithEulersLastStepIsOfSecondOrder() {
    double order =
        order(
            steps -> new RungeKuttaSampler(TimeGrid.uniform(ZERO, steps), RungeKutta.HEUN, true),
            100);

    assertThat(order).isCloseTo(2, within(0.1));
  }

  /** log2 of the ratio of errors at n and 2 n steps against the solution of x' = sin 3t - x. */
  private static double order(IntFunction<Sampler> sampler, int steps) {
    return Math.log(error(sampler.apply(steps)) / error(sampler.apply(2 * steps))) / Math.log(2);
  }

  private static double error(Sampler sampler) {
    double forced = (Math.sin(3) - 3 * Math.cos(3)) / 10;
    double exact = forced + (1 + 0.3) * Math.exp(-1);
    return Math.abs(end(sampler, FIELD)[0] - exact);
  }

  /**
   * Without noise, the stochastic samplers solve dx = (v + D s) dt. With the score of v = -x on the
   * linear path, s = -(t x + x) / (1 - t), and D = 1 - t this is x' = -(2 + t) x, whose end is
   * exp(-2.5) x.
   */
  @ParameterizedTest
  @CsvSource({"EULER_MARUYAMA, 1", "HEUN, 2"})
  void driftsConvergeWithTheirOrder(SdeSampler.Method method, int order) {
    Field field = (x, time) -> x.neg();
    double coarse = driftError(method, field, 100);
    double fine = driftError(method, field, 200);

    assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(0.1));
  }

  private static double driftError(SdeSampler.Method method, Field field, int steps) {
    var settings = new SdeSettings(DiffusionForm.SIGMA, 1, LastStep.MEAN, 1.0 / steps);
    return Math.abs(end(sde(method, steps, settings), field)[0] - Math.exp(-2.5));
  }

  @ParameterizedTest
  @CsvSource({
    "EULER_MARUYAMA, LINEAR, LINEAR",
    "EULER_MARUYAMA, LINEAR, SIGMA",
    "EULER_MARUYAMA, LINEAR, SCORE_BASED",
    "EULER_MARUYAMA, LINEAR, DECREASING",
    "EULER_MARUYAMA, LINEAR, INCREASING_DECREASING",
    "EULER_MARUYAMA, LINEAR, CONSTANT",
    "EULER_MARUYAMA, COSINE, LINEAR",
    "EULER_MARUYAMA, COSINE, SIGMA",
    "EULER_MARUYAMA, COSINE, SCORE_BASED",
    "EULER_MARUYAMA, COSINE, DECREASING",
    "HEUN, LINEAR, LINEAR",
    "HEUN, COSINE, SIGMA",
    "HEUN, LINEAR, CONSTANT",
    "EULER_MARUYAMA, VARIANCE_PRESERVING, SIGMA",
    "EULER_MARUYAMA, VARIANCE_PRESERVING, SCORE_BASED"
  })
  void everyFormKeepsTheVarianceOfGaussianData(
      SdeSampler.Method method, Path path, DiffusionForm form) {
    var interpolant = new Interpolant(path, ONE);
    double deviation = 0.5;
    // For data of variance d^2: E[data | x] = alpha d^2 x / (alpha^2 d^2 + sigma^2), likewise the
    // noise.
    Field field =
        (x, time) -> {
          var p = interpolant.at(time);
          double d2 = deviation * deviation;
          double total = p.alpha() * p.alpha() * d2 + p.sigma() * p.sigma();
          return x.mul((p.alphaDot() * p.alpha() * d2 + p.sigmaDot() * p.sigma()) / total);
        };
    var sampler =
        new SdeSampler(
            interpolant,
            method,
            TimeGrid.uniform(ONE, 1000),
            new SdeSettings(form, 1, LastStep.MEAN, 0.002));
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2)) {
      Tensor start = noise.start(dev.panatorch.runtime.Device.CPU, 20_000);
      Tensor x = sampler.sample(field, start, noise);
      assertThat(x.std().item()).isCloseTo(deviation, within(0.015));
    }
  }

  @Test
  void theFieldSeesFloat64AndTheListenerEveryStep() {
    try (var scope = Scope.open()) {
      List<String> heard = new ArrayList<>();
      Field field =
          (x, time) -> {
            assertThat(x.dtype()).isEqualTo(DType.FLOAT64);
            return x.neg();
          };
      Tensor end =
          fixed(RungeKutta.EULER, ONE, 4)
              .sample(
                  field,
                  start(),
                  SILENT,
                  (done, steps, time, x) -> heard.add(done + "/" + steps + " " + time));

      assertThat(heard).containsExactly("1/4 0.75", "2/4 0.5", "3/4 0.25", "4/4 0.0");
      assertThat(end.dtype()).isEqualTo(DType.FLOAT64);
    }
  }

  @Test
  void liveTensorsStayFlatOverTheSteps() {
    try (var scope = Scope.open()) {
      Tensor start = start();
      List<Sampler> samplers = new ArrayList<>();
      for (RungeKutta method : RungeKutta.values()) {
        samplers.add(fixed(method, ONE, 50));
      }
      for (SdeSampler.Method method : SdeSampler.Method.values()) {
        samplers.add(sde(method, 50, SdeSettings.DEFAULT));
      }
      for (Sampler sampler : samplers) {
        List<Long> live = new ArrayList<>();
        sampler.sample(
            FIELD, start, SILENT, (done, steps, time, x) -> live.add(LiveTensors.count()));
        assertThat(live).hasSize(50).containsOnly(live.getFirst());
      }
      new DormandPrinceSampler(ONE).sample(FIELD, start, SILENT);
      assertThat(scope.liveTensors()).isEqualTo(samplers.size() + 2);
    }
  }

  @Test
  void aListenerCancelsByAnException() {
    for (Sampler sampler :
        List.of(fixed(RungeKutta.EULER, ONE, 10), new DormandPrinceSampler(ONE))) {
      try (var scope = Scope.open()) {
        Tensor start = start();

        assertThatThrownBy(() ->
                sampler.sample(
                    FIELD,
                    start,
                    SILENT,
                    (done, steps, time, x) -> {
                      throw new CancellationException("stop");
                    }))
            .isInstanceOf(CancellationException.class);
        assertThat(scope.liveTensors()).isEqualTo(1);
      }
    }
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> TimeGrid.uniform(ONE, 0))
        .hasMessageContaining("at least one step, not 0");
    assertThatThrownBy(() -> new SdeSettings(DiffusionForm.SIGMA, 1, LastStep.MEAN, 1))
        .hasMessageContaining("not be 1.0");
    assertThatThrownBy(() -> new SdeSettings(DiffusionForm.SIGMA, -1, LastStep.MEAN, 0.04))
        .hasMessageContaining("is -1.0");
    assertThatThrownBy(
            () -> sde(SdeSampler.Method.HEUN, 9, SdeSettings.DEFAULT.with(LastStep.NONE)))
        .hasMessageContaining("score of the data");
    assertThatThrownBy(() ->
            new SdeSampler(
                LINEAR, SdeSampler.Method.HEUN, TimeGrid.uniform(ONE, 9), SdeSettings.DEFAULT))
        .hasMessageContaining("NOISE_AT_ZERO");
    assertThatThrownBy(() -> new DormandPrinceSampler(ONE, TimeRange.WHOLE, 0, 1, true))
        .hasMessageContaining("not 0.0 and 1.0");
  }

  private static Sampler fixed(RungeKutta method, TimeConvention convention, int steps) {
    return new RungeKuttaSampler(TimeGrid.uniform(convention, steps), method);
  }

  private static Sampler sde(SdeSampler.Method method, int steps, SdeSettings settings) {
    return new SdeSampler(LINEAR, method, TimeGrid.uniform(ZERO, steps), settings);
  }

  private static int evaluations(Sampler sampler) {
    int[] count = new int[1];
    end(
        sampler,
        (x, time) -> {
          count[0]++;
          return x.neg();
        });
    return count[0];
  }

  private static Tensor start() {
    return Tensor.of(new float[] {1, -0.5f}, 2, 1);
  }

  private static double[] end(Sampler sampler, Field field) {
    try (var scope = Scope.open()) {
      return sampler.sample(field, start(), SILENT).toDoubleArray();
    }
  }
}
