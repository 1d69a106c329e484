package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.Lines;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against the samplers of REPA, which are MAETok's, guided and not. See make_repa.py. The network
 * works in float32.
 */
class RepaSamplersTest {

  private static Stream<List<String>> lines() throws IOException {
    return Lines.of(RepaSamplersTest.class, "repa.tsv");
  }

  private static Tensor wave(double phase) {
    return Torch.arange(24L).to(DType.FLOAT64).mul(1.1).add(phase).sin().reshape(2, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void samplesAreThoseOfRepa(List<String> line) {
    Path path = Path.valueOf(line.get(0).toUpperCase(Locale.ROOT));
    var flow = new Flow(path, TimeConvention.NOISE_AT_ONE, Prediction.VELOCITY);
    var denoiser =
        FormulaDenoiser.of(
            flow,
            (x, time, label, unused) ->
                x.mul(time.mul(2.0).cos()).mul(0.8).add(time.mul(3.0).add(label).sin().mul(0.3)));
    var guidance =
        GuidanceSettings.of(Double.parseDouble(line.get(2)))
            .between(Double.parseDouble(line.get(3)), Double.parseDouble(line.get(4)));
    var settings =
        SamplingSettings.of(
            Method.valueOf(line.get(1).toUpperCase(Locale.ROOT)), Integer.parseInt(line.get(5)));
    double[] wanted = line.stream().skip(6).mapToDouble(Double::parseDouble).toArray();
    try (var scope = Scope.open()) {
      Tensor labels = Tensor.of(new long[] {3, 7}, 2);
      Field field = new GuidedField(denoiser, null).of(labels, true, guidance);
      Tensor start = wave(0).to(DType.FLOAT32);
      double[] got =
          settings
              .sampler(flow, 2)
              .sample(field, start, (step, like) -> wave(0.7 * (step + 1)).mul(1.3))
              .toDoubleArray();
      for (int i = 0; i < wanted.length; i++) {
        assertThat(got[5 * i]).isCloseTo(wanted[i], within(1e-6 * (1 + Math.abs(wanted[i]))));
      }
    }
  }
}
