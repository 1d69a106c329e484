package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.Lines;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.transport.DiffusionForm;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.LossWeighting;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.PathBatch;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against SiT's own transport: every path, prediction, solver, form of the noise, last step and
 * weight of the loss, with noise. See make_transport.py.
 */
class SitTransportTest {

  private static final int POINTS = 13;
  private static final Map<String, Path> PATHS =
      Map.of("Linear", Path.LINEAR, "GVP", Path.COSINE, "VP", Path.VARIANCE_PRESERVING);
  private static final Map<String, DiffusionForm> FORMS =
      Map.of(
          "SBDM", DiffusionForm.SCORE_BASED,
          "sigma", DiffusionForm.SIGMA,
          "linear", DiffusionForm.LINEAR,
          "decreasing", DiffusionForm.DECREASING,
          "inccreasing-decreasing", DiffusionForm.INCREASING_DECREASING);

  private static Stream<List<String>> lines() throws IOException {
    return Lines.of(SitTransportTest.class, "transport.tsv");
  }

  private static Stream<List<String>> samples() throws IOException {
    return lines().filter(line -> !line.get(2).equals("loss"));
  }

  private static Stream<List<String>> losses() throws IOException {
    return lines().filter(line -> line.get(2).equals("loss"));
  }

  private static Tensor wave(double phase) {
    return Torch.arange(6L).to(DType.FLOAT64).mul(1.1).add(phase).sin().reshape(2, 3);
  }

  private static Tensor output(Tensor x, double... times) {
    double[] waves = Arrays.stream(times).map(time -> 0.5 * Math.sin(3 * time)).toArray();
    return Tensor.of(waves, waves.length, 1).sub(x, 0.4);
  }

  private static Flow flow(List<String> line) {
    return new Flow(
        PATHS.get(line.get(0)),
        TimeConvention.NOISE_AT_ZERO,
        Prediction.valueOf(line.get(1).toUpperCase(Locale.ROOT)));
  }

  private static SamplingSettings settings(List<String> line) {
    return switch (line.get(2)) {
      // SiT counts points, of which a last step of its own size starts at the last.
      case "Euler", "Heun" -> {
        LastStep last =
            line.get(4).equals("None")
                ? LastStep.NONE
                : LastStep.valueOf(line.get(4).toUpperCase(Locale.ROOT));
        yield SamplingSettings.of(
                line.get(2).equals("Euler") ? Method.EULER_MARUYAMA : Method.STOCHASTIC_HEUN,
                last == LastStep.NONE ? POINTS - 1 : POINTS)
            .with(new SdeSettings(FORMS.get(line.get(3)), 0.7, last, 0.04));
      }
      default ->
          SamplingSettings.of(Method.valueOf(line.get(2).toUpperCase(Locale.ROOT)), POINTS - 1);
    };
  }

  private static double[] values(List<String> line) {
    return line.stream().skip(5).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void samplesAreThoseOfSit(List<String> line) {
    Flow flow = flow(line);
    SamplingSettings settings = settings(line);
    boolean atData = flow.path() == Path.COSINE && flow.prediction() == Prediction.VELOCITY;
    if (line.get(2).equals("Heun") && line.get(4).equals("None") && atData) {
      // SiT divides by cos(pi / 2), which is not quite 0.
      assertThatThrownBy(() -> settings.sampler(flow, 1)).hasMessageContaining("infinite");
      return;
    }
    // Where SiT passes the data, to times at which noise and score mean nothing, steps are cut.
    boolean cut =
        line.get(2).equals("dopri5")
            && (flow.prediction() != Prediction.VELOCITY
                || flow.path() == Path.VARIANCE_PRESERVING);
    double tolerance = cut ? 3e-3 : 1e-9;
    Field field =
        (x, time) ->
            flow.prediction().velocity(output(x, time, time), x, flow.interpolant().at(time));
    try (var scope = Scope.open()) {
      Tensor end =
          settings
              .sampler(flow, 1)
              .sample(field, wave(0), (step, like) -> wave(0.7 * (step + 1)).mul(1.3));
      double[] wanted = values(line);
      double[] got = end.toDoubleArray();
      for (int i = 0; i < wanted.length; i++) {
        assertThat(got[i]).isCloseTo(wanted[i], within(tolerance * (1 + Math.abs(wanted[i]))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossesAreThoseOfSit(List<String> line) {
    Flow flow = flow(line);
    LossWeighting weighting =
        flow.prediction() == Prediction.VELOCITY
            ? LossWeighting.NONE // SiT ignores it there, FlowLoss refuses it
            : LossWeighting.valueOf(line.get(3).toUpperCase(Locale.ROOT));
    try (var scope = Scope.open()) {
      Tensor data = wave(1);
      Tensor noise = wave(2);
      PathBatch points = flow.interpolant().at(new double[] {0.3, 0.8});
      Tensor x = points.mix(data, noise);
      Tensor error = flow.prediction().error(output(x, 0.3, 0.8), points, data, noise);
      Tensor weights = points.column(weighting::at, error);
      double wanted = values(line)[0];
      assertThat(error.square().mul(weights).mean().item())
          .isCloseTo(wanted, within(1e-9 * (1 + wanted)));
    }
  }
}
