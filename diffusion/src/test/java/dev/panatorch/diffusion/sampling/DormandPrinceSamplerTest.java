package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** dopri5 against torchdiffeq: where it evaluates, what it gives. */
class DormandPrinceSamplerTest {

  private static final TimeConvention ZERO = TimeConvention.NOISE_AT_ZERO;
  private static final TimeConvention ONE = TimeConvention.NOISE_AT_ONE;
  private static final NoiseSource SILENT = (step, like) -> like.mul(0.0);

  private final List<Double> times = new ArrayList<>();

  /** SiT's code in float32 on sin(3t) - x; it looks past the data, up to 1.55. */
  @Test
  void theSolutionIsThatOfTheReference() {
    double[] expected = {
      0, .01, .01479, .02219, .05917, .06574, .07396, .07396, .22187, .29583, .66561, .73135,
      .81352, .81352, .96144, 1.03539, 1.40518, 1.47092, 1.55309, 1.55309
    };
    try (var scope = Scope.open()) {
      Tensor start = Tensor.of(new float[] {1, -.5f}, 2, 1);
      double[] end =
          new DormandPrinceSampler(ZERO)
              .sample(noted((x, t) -> x.neg().add(Math.sin(3 * t))), start, SILENT)
              .toDoubleArray();

      assertThat(end[0]).isCloseTo(.788991, within(2e-6));
      assertThat(end[1]).isCloseTo(.2371579, within(2e-6));
      assertThat(times).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(times.get(i)).isCloseTo(expected[i], within(2e-5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mild, 1e-6, 1e-3", "stiff, 1e-5, 1e-4", "coupled, 1e-7, 1e-6"})
  void everyEvaluationIsThatOfPyTorch(String name, double absolute, double relative)
      throws IOException {
    try (var scope = Scope.open()) {
      Fixture fixture = Fixture.of(DormandPrinceSamplerTest.class, "dopri5.safetensors");
      Tensor start = Torch.arange(12L).to(DType.FLOAT64).mul(1.7).add(0.3).sin().view(3, 4);
      Field field = field(name);
      Tensor end =
          new DormandPrinceSampler(ZERO, TimeRange.WHOLE, absolute, relative, true)
              .sample(noted(field), start, SILENT);

      fixture.assertClose(end, name + ".end", 1e-11);
      double[] expected = fixture.get(name + ".times").toDoubleArray();
      assertThat(times).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(times.get(i)).isCloseTo(expected[i], within(1e-9));
      }

      Tensor turned =
          new DormandPrinceSampler(ONE, TimeRange.WHOLE, absolute, relative, true)
              .sample((x, t) -> field.at(x, 1 - t).neg(), start, SILENT);
      fixture.assertClose(turned, name + ".end", 1e-11);
    }
  }

  private static Field field(String name) {
    return switch (name) {
      case "mild" -> (x, t) -> x.neg().add(Math.sin(3 * t));
      case "stiff" ->
          (x, t) -> {
            double pulse = 300 * Math.exp(-(t - .6) * (t - .6) / 2e-4);
            return x.sub(Math.cos(5 * t)).mul(-40.0).add(pulse);
          };
      default ->
          (x, t) -> {
            Tensor inner =
                x.roll(new long[] {1}, -1).mul(x.cos()).sub(x.roll(new long[] {2}, -1), .5);
            return inner.roll(new long[] {1}, 0).mul(1 + t);
          };
    };
  }

  /** The error falls with the tolerance: x' = sin(3t) - x has a known end. */
  @Test
  void theErrorFollowsTheTolerance() {
    double exact = (Math.sin(3) - 3 * Math.cos(3)) / 10 + 1.3 * Math.exp(-1);
    double before = 1;
    for (double tolerance : new double[] {1e-3, 1e-5, 1e-7, 1e-9}) {
      double error = Math.abs(end(tolerance, true) - exact);
      assertThat(error).isLessThan(10 * tolerance).isLessThan(before);
      assertThat(Math.abs(end(tolerance, false) - exact)).isLessThan(10 * tolerance);
      before = error;
    }
  }

  private static double end(double tolerance, boolean overshoot) {
    try (var scope = Scope.open()) {
      Field field =
          (x, t) -> {
            assertThat(overshoot || t <= 1).isTrue();
            return x.neg().add(Math.sin(3 * t));
          };
      var sampler =
          new DormandPrinceSampler(ZERO, TimeRange.WHOLE, tolerance, tolerance, overshoot);
      return sampler.sample(field, Tensor.of(new double[] {1}, 1, 1), SILENT).item();
    }
  }

  @Test
  void onlyTheRangeIsCrossed() {
    var range = new TimeRange(.25, .75);
    try (var scope = Scope.open()) {
      Tensor end =
          new DormandPrinceSampler(ONE, range, 1e-8, 1e-8, false)
              .sample(noted((x, t) -> x), Tensor.of(new double[] {1}, 1, 1), SILENT);

      assertThat(end.item()).isCloseTo(Math.exp(-.5), within(1e-7));
      assertThat(times).allMatch(t -> t >= .25 && t <= .75);
    }
  }

  @Test
  void stepsAreHeardAndNothingStaysBehind() {
    List<String> heard = new ArrayList<>();
    try (var scope = Scope.open()) {
      Tensor start = Tensor.of(new double[] {1}, 1, 1);
      long before = LiveTensors.count();
      Tensor end =
          new DormandPrinceSampler(ONE)
              .sample(
                  (x, t) -> x,
                  start,
                  SILENT,
                  (done, steps, time, x) -> heard.add(done + "/" + steps + " " + (time == 0)));

      assertThat(LiveTensors.count()).isEqualTo(before + 1);
      assertThat(heard.getFirst()).isEqualTo("1/0 false");
      assertThat(heard.getLast()).endsWith("/0 true");
      assertThat(end.item()).isCloseTo(Math.exp(-1), within(1e-3));
    }
  }

  @Test
  void aFieldThatIsNotFiniteIsReported() {
    try (var scope = Scope.open()) {
      Tensor start = Tensor.of(new double[] {1}, 1, 1);
      assertThatThrownBy(() ->
              new DormandPrinceSampler(ZERO)
                  .sample((x, t) -> x.div(t > .3 ? 0.0 : 1), start, SILENT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("dopri5 cannot go on at time 0.")
          .hasMessageContaining("not finite");
      assertThat(scope.liveTensors()).isEqualTo(1);
    }
  }

  private Field noted(Field field) {
    return (x, t) -> {
      times.add(t);
      return field.at(x, t);
    };
  }
}
