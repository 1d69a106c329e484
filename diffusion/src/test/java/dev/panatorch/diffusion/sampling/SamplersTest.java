package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.DiffusionForm;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
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

class SamplersTest {

  private static final NoiseSource SILENT = (step, like) -> like.mul(0.0);

  /** The field and start of the reference runs, in the time of SiT's code. */
  private static final VelocityModel FIELD = (x, time) -> x.neg().add(Math.sin(3 * time));

  private static final Interpolant LINEAR =
      new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ZERO);

  @Test
  void eulerGivesTheValuesOfTheReference() {
    double[] end = end(new EulerSampler(TimeConvention.NOISE_AT_ZERO, 249), FIELD);

    assertThat(end[0]).isCloseTo(.7896582, within(5e-7));
    assertThat(end[1]).isCloseTo(.2389487, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({"SIGMA, .436717, .315611", "DECREASING, .623041, .341336"})
  void eulerMaruyamaWithoutItsNoiseGivesTheValuesOfTheReference(
      DiffusionForm form, double first, double second) {
    double[] end = end(new EulerMaruyamaSampler(LINEAR, 250, form, 0.04), FIELD);

    assertThat(end[0]).isCloseTo(first, within(2e-6));
    assertThat(end[1]).isCloseTo(second, within(2e-6));
  }

  @Test
  void theConventionsSampleTheSame() {
    VelocityModel mirrored = (x, time) -> FIELD.velocity(x, 1 - time).neg();
    var one = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);

    assertThat(end(new EulerSampler(TimeConvention.NOISE_AT_ONE, 40), mirrored))
        .containsExactly(
            end(new EulerSampler(TimeConvention.NOISE_AT_ZERO, 40), FIELD), within(1e-13));
    assertThat(end(new HeunSampler(TimeConvention.NOISE_AT_ONE, 40), mirrored))
        .containsExactly(
            end(new HeunSampler(TimeConvention.NOISE_AT_ZERO, 40), FIELD), within(1e-13));
    assertThat(end(new EulerMaruyamaSampler(one, 40), mirrored))
        .containsExactly(end(new EulerMaruyamaSampler(LINEAR, 40), FIELD), within(1e-12));
  }

  /**
   * Data of one point, 2: the exact velocity is known, and so is the path from noise e: (1 - t) 2 +
   * t e.
   */
  @Test
  void aFieldOfStraightPathsIsFollowedExactly() {
    VelocityModel field = (x, time) -> x.sub(2.0).div(time);

    assertThat(end(new EulerSampler(TimeConvention.NOISE_AT_ONE, 7), field))
        .containsExactly(new double[] {2, 2}, within(1e-12));
    assertThat(end(new HeunSampler(TimeConvention.NOISE_AT_ONE, 7), field))
        .containsExactly(new double[] {2, 2}, within(1e-12));
  }

  @Test
  void eulerConvergesWithOrderOneAndHeunWithOrderTwo() {
    double order1 = order(steps -> new EulerSampler(TimeConvention.NOISE_AT_ZERO, steps));
    double order2 = order(steps -> new HeunSampler(TimeConvention.NOISE_AT_ZERO, steps));

    assertThat(order1).isCloseTo(1, within(0.05));
    assertThat(order2).isCloseTo(2, within(0.1));
  }

  /** log2 of the ratio of errors at 200 and 400 steps against the solution of x' = sin 3t - x. */
  private static double order(IntFunction<Sampler> sampler) {
    return Math.log(error(sampler.apply(200)) / error(sampler.apply(400))) / Math.log(2);
  }

  private static double error(Sampler sampler) {
    double forced = (Math.sin(3) - 3 * Math.cos(3)) / 10;
    double exact = forced + (1 + 0.3) * Math.exp(-1);
    return Math.abs(end(sampler, FIELD)[0] - exact);
  }

  /**
   * Without noise, Euler-Maruyama solves dx = (v + D s) dt. With the score of v = -x on the linear
   * path, s = -(t x + x) / (1 - t), and D = 1 - t this is x' = -(2 + t) x, whose end is exp(-2.5)
   * x.
   */
  @Test
  void eulerMaruyamasDriftConvergesWithOrderOne() {
    VelocityModel field = (x, time) -> x.neg();
    double coarse = maruyamaError(field, 200);
    double fine = maruyamaError(field, 400);

    assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(1, within(0.05));
  }

  private static double maruyamaError(VelocityModel field, int steps) {
    var sampler = new EulerMaruyamaSampler(LINEAR, steps, DiffusionForm.SIGMA, 1.0 / steps);
    return Math.abs(end(sampler, field)[0] - Math.exp(-2.5));
  }

  @ParameterizedTest
  @EnumSource(value = Path.class, names = "VARIANCE_PRESERVING", mode = EnumSource.Mode.EXCLUDE)
  void eulerMaruyamaKeepsTheVarianceOfGaussianData(Path path) {
    var interpolant = new Interpolant(path, TimeConvention.NOISE_AT_ONE);
    double deviation = 0.5;
    // For data of variance d^2: E[data | x] = alpha d^2 x / (alpha^2 d^2 + sigma^2), likewise the
    // noise.
    VelocityModel field =
        (x, time) -> {
          var p = interpolant.at(time);
          double d2 = deviation * deviation;
          double total = p.alpha() * p.alpha() * d2 + p.sigma() * p.sigma();
          return x.mul((p.alphaDot() * p.alpha() * d2 + p.sigmaDot() * p.sigma()) / total);
        };
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2)) {
      Tensor start = noise.start(dev.panatorch.runtime.Device.CPU, 20_000);
      Tensor x = new EulerMaruyamaSampler(interpolant, 200).sample(field, start, noise);
      assertThat(x.std().item()).isCloseTo(deviation, within(0.01));
    }
  }

  @Test
  void evaluationsAndStepsAreCounted() {
    assertThat(evaluations(new EulerSampler(TimeConvention.NOISE_AT_ONE, 250))).isEqualTo(250);
    assertThat(evaluations(new HeunSampler(TimeConvention.NOISE_AT_ONE, 250))).isEqualTo(499);
    assertThat(evaluations(new EulerMaruyamaSampler(LINEAR, 250))).isEqualTo(250);
    assertThat(evaluations(new EulerMaruyamaSampler(LINEAR, 1))).isEqualTo(1);
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

  @Test
  void theFieldSeesFloat64AndTheListenerEveryStep() {
    try (var scope = Scope.open()) {
      List<String> heard = new ArrayList<>();
      VelocityModel field =
          (x, time) -> {
            assertThat(x.dtype()).isEqualTo(DType.FLOAT64);
            return x.neg();
          };
      Tensor end =
          new EulerSampler(TimeConvention.NOISE_AT_ONE, 4)
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
      for (Sampler sampler :
          List.of(
              new EulerSampler(TimeConvention.NOISE_AT_ONE, 50),
              new HeunSampler(TimeConvention.NOISE_AT_ONE, 50),
              new EulerMaruyamaSampler(LINEAR, 50))) {
        List<Long> live = new ArrayList<>();
        sampler.sample(
            FIELD, start, SILENT, (done, steps, time, x) -> live.add(LiveTensors.count()));
        assertThat(live).containsOnly(live.getFirst());
      }
      assertThat(scope.liveTensors()).isEqualTo(4);
    }
  }

  @Test
  void aListenerCancelsByAnException() {
    try (var scope = Scope.open()) {
      Tensor start = start();
      var sampler = new EulerSampler(TimeConvention.NOISE_AT_ONE, 10);

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

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> end(new EulerSampler(TimeConvention.NOISE_AT_ONE, 0), FIELD))
        .hasMessageContaining("at least one step, not 0");
    assertThatThrownBy(() -> new EulerMaruyamaSampler(LINEAR, 9, DiffusionForm.SIGMA, 1))
        .hasMessageContaining("not be 1.0");
  }

  private static Tensor start() {
    return Tensor.of(new float[] {1, -0.5f}, 2, 1);
  }

  private static double[] end(Sampler sampler, VelocityModel field) {
    try (var scope = Scope.open()) {
      return sampler.sample(field, start(), SILENT).toDoubleArray();
    }
  }
}
