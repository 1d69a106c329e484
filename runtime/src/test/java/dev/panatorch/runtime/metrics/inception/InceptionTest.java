package dev.panatorch.runtime.metrics.inception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.io.MissingWeightsException;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorSource;
import dev.panatorch.runtime.metrics.features.Features;
import dev.panatorch.runtime.nn.Factory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The network and its input against PyTorch (make_fixtures.py). */
class InceptionTest {
  @TempDir private static Path folder = Path.of("");
  private static Path weights = Path.of("");
  private static Map<String, Tensor> expected = Map.of();

  /** Weights by the rule of make_fixtures.py, as a file under the published names. */
  @BeforeAll
  static void writeWeights() throws IOException {
    weights = folder.resolve("inception.safetensors");
    try (var scope = Scope.open();
        var network = new FidInception(Factory.uninitialized(Device.CPU, DType.FLOAT32))) {
      Map<String, Tensor> sorted = new TreeMap<>(network.stateDict());
      sorted.keySet().removeIf(name -> name.endsWith("num_batches_tracked"));
      Map<String, TensorSource> file = new LinkedHashMap<>();
      sorted.forEach(
          (name, own) -> file.put(name, TensorSource.of(filled(name, own.shape(), file.size()))));
      Safetensors.write(weights, file);
    }
    Path fixture = folder.resolve("fixture.safetensors");
    try (var in = InceptionTest.class.getResourceAsStream("inception.safetensors")) {
      Files.write(fixture, Objects.requireNonNull(in).readAllBytes());
    }
    Map<String, Tensor> values = new LinkedHashMap<>();
    Safetensors.open(fixture)
        .tensors()
        .forEach((name, data) -> values.put(name, data.toTensor().keep()));
    expected = values;
  }

  @AfterAll
  static void free() {
    expected.values().forEach(Tensor::close);
  }

  private static Tensor filled(String name, long[] shape, int index) {
    long rest = Arrays.stream(shape).skip(1).reduce(1, (x, y) -> x * y);
    boolean kernel = name.endsWith("conv.weight") || name.equals("fc.weight");
    double amplitude = kernel ? 2 / Math.sqrt(rest) : 0.1;
    double base = name.endsWith("bn.weight") || name.endsWith("running_var") ? 1 : 0;
    float[] values = new float[Math.toIntExact(shape[0] * rest)];
    for (int n = 0; n < values.length; n++) {
      double wave = Math.sin(0.37 * n + 1.3 * index + 0.001 * Math.pow(n, 1.5));
      values[n] = (float) (base + amplitude * wave);
    }
    return Tensor.of(values, shape);
  }

  private static Tensor images(int height, int width) {
    byte[] values = new byte[3 * height * width];
    for (long i = 0; i < values.length; i++) {
      values[(int) i] = (byte) (i * 2654435761L + 12345 >> 7);
    }
    return Tensor.of(values, 1, 3, height, width);
  }

  private static void close(Tensor actual, String name, double tolerance) {
    assertThat(actual.toFloatArray())
        .as(name)
        .containsExactly(
            Objects.requireNonNull(expected.get(name)).toFloatArray(), within((float) tolerance));
  }

  @Test
  void featuresEqualPyTorchOnASmallImage() throws IOException {
    long before = LiveTensors.count();
    try (var features = InceptionFeatures.load(weights, InceptionInput.TF1, Device.CPU, "stop");
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      float[] waves = new float[2 * 3 * 91 * 107];
      for (int n = 0; n < waves.length; n++) {
        waves[n] = (float) Math.sin(0.011 * n);
      }
      Features all = features.network().forward(Tensor.of(waves, 2, 3, 91, 107));
      close(all.pooled(), "small.pooled", 1e-5);
      close(Objects.requireNonNull(all.spatial()), "small.spatial", 1e-5);
      close(Objects.requireNonNull(all.logits()), "small.logits", 1e-5);
      assertThat(scope.liveTensors()).as("the waves and three results").isEqualTo(4);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(InceptionInput.class)
  void everyRuleResizesAsItsTool(InceptionInput rule) {
    try (var scope = Scope.open()) {
      double tolerance = rule == InceptionInput.TF1 ? 1e-7 : 1e-6;
      close(rule.of(images(9, 13), 29), rule.optionName() + ".9x13", tolerance);
      close(rule.of(images(47, 31), 29), rule.optionName() + ".47x31", tolerance);
      assertThat(InceptionInput.named(rule.optionName())).isEqualTo(rule);
    }
  }

  @ParameterizedTest
  @EnumSource(InceptionInput.class)
  void featuresOfBytesEqualPyTorch(InceptionInput rule) throws IOException {
    try (var scope = Scope.open();
        var network = InceptionFeatures.load(weights, rule, Device.CPU, "stop")) {
      Features features = network.features(images(64, 64));
      Tensor logits = Objects.requireNonNull(features.logits());
      Tensor both =
          Torch.cat(
              List.of(features.pooled().get(0).narrow(0, 0, 64), logits.get(0).narrow(0, 0, 64)),
              0);
      close(both, "features." + rule.optionName(), 2e-5);
      assertThat(Objects.requireNonNull(features.spatial()).shape()).containsExactly(1, 2023);
      assertThat(network.label()).contains(rule.label());
    }
  }

  /** The golden ramps: where pixels of one line come to lie. */
  @Test
  void rampsAreTheGoldenOnes() {
    try (var scope = Scope.open()) {
      assertThat(ramp(InceptionInput.TF1, 4, 6)).startsWith(0, 0.6667, 1.3333, 2, 2.6667, 3);
      assertThat(ramp(InceptionInput.TF1, 8, 5)).startsWith(0, 1.6, 3.2, 4.8, 6.4);
      assertThat(ramp(InceptionInput.ANTIALIAS, 4, 6)).startsWith(0, 0.5, 1.1667, 1.8333, 2.5, 3);
      assertThat(ramp(InceptionInput.ANTIALIAS, 8, 5))
          .startsWith(0.4091, 1.9259, 3.5, 5.0741, 6.5909);
      assertThat(ramp(InceptionInput.HALF_PIXEL, 8, 5)).startsWith(0.3, 1.9, 3.5, 5.1, 6.7);
    }
  }

  private static double[] ramp(InceptionInput rule, int from, int to) {
    byte[] values = new byte[3 * from * from];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % from);
    }
    double[] row = rule.of(Tensor.of(values, 1, 3, from, from), to).toDoubleArray();
    return Arrays.stream(row)
        .limit(to)
        .map(v -> rule == InceptionInput.HALF_PIXEL ? (v + 1) * 127.5 : v * 128 + 128)
        .map(v -> Math.round(v * 1e4) / 1e4)
        .toArray();
  }

  @Test
  void anotherFilesMessageNamesTheFileAndItsOrigin() throws IOException {
    Path other = folder.resolve("other.safetensors");
    long before = LiveTensors.count();
    try (var scope = Scope.open()) {
      Safetensors.write(other, Map.of("fc.weight", TensorSource.of(Tensor.of(new float[] {1}, 1))));
    }
    assertThatThrownBy(() -> InceptionFeatures.load(other, InceptionInput.TF1, Device.CPU, "stop"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.safetensors")
        .hasMessageContaining(InceptionFeatures.WEIGHTS.origin())
        .hasMessageContaining("Conv2d_1a_3x3.conv.weight")
        .hasMessageContaining("and 371 more");
    assertThatThrownBy(
            () -> InceptionFeatures.load(null, InceptionInput.TF1, Device.CPU, "look elsewhere"))
        .isInstanceOf(MissingWeightsException.class)
        .hasMessageContaining(InceptionFeatures.WEIGHTS.file())
        .hasMessageContaining("look elsewhere");
    assertThat(LiveTensors.count()).isEqualTo(before);
    assertThatThrownBy(() -> InceptionInput.named("bicubic"))
        .hasMessageContaining("tf1, antialias, half-pixel");
    try (var scope = Scope.open()) {
      assertThatThrownBy(() -> InceptionInput.TF1.of(Tensor.of(new float[12], 1, 3, 2, 2), 5))
          .hasMessageContaining("uint8 [B, 3, H, W]")
          .hasMessageContaining("float32[1, 3, 2, 2]");
    }
  }
}
