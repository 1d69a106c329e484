package dev.panatorch.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.StateDictException;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamWTest {

  private static final List<String> NAMES = List.of("a.weight", "a.bias", "unused");
  private static final AdamW.Config CONFIG =
      AdamW.Config.of(0.1).withBetas(0.9, 0.95).decaying((name, tensor) -> tensor.dim() > 1);

  private static Map<String, Tensor> parameters(Fixture fixture, String when) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    NAMES.forEach(name -> parameters.put(name, fixture.get(when + name).copy().requiresGrad(true)));
    return parameters;
  }

  private static double step(
      Fixture fixture, Map<String, Tensor> parameters, AdamW optimizer, int step) {
    parameters.forEach((name, parameter) -> {
      if (!name.equals("unused")) {
        parameter.setGrad(fixture.get("grad." + step + "." + name).copy());
      }
    });
    double norm = GradClip.clipNorm(parameters.values(), 4).item();
    optimizer.step(0.01 * (step + 1) / 20);
    optimizer.zeroGrad();
    return norm;
  }

  @Test
  void equalsPyTorchOverTwentyClippedStepsWithTwoGroups() throws IOException {
    try (var scope = Scope.open()) {
      Fixture fixture = Fixture.of(AdamWTest.class, "adamw.safetensors");
      Map<String, Tensor> parameters = parameters(fixture, "start.");
      float[] norms = fixture.get("norms").toFloatArray();
      try (var optimizer = new AdamW(parameters, CONFIG)) {
        for (int i = 0; i < 20; i++) {
          double norm = step(fixture, parameters, optimizer, i);
          assertThat(norm).isCloseTo(norms[i], within(norms[i] * 1e-6));
        }
        assertThat(optimizer.state().get("step.a.bias").item()).isEqualTo(20);
        assertThat(optimizer.state().get("step.unused").item()).isZero();
      }
      NAMES.forEach(name -> fixture.assertClose(parameters.get(name), "end." + name, 1e-6));
      assertThat(parameters.get("unused").toFloatArray())
          .containsExactly(fixture.get("start.unused").toFloatArray());
    }
  }

  @Test
  void continuesFromItsSavedStateWithTheSameBits() throws IOException {
    try (var scope = Scope.open()) {
      Fixture fixture = Fixture.of(AdamWTest.class, "adamw.safetensors");
      Map<String, Tensor> whole = parameters(fixture, "start.");
      Map<String, Tensor> resumed = new LinkedHashMap<>();
      try (var first = new AdamW(whole, CONFIG)) {
        for (int i = 0; i < 10; i++) {
          step(fixture, whole, first, i);
        }
        whole.forEach((name, value) -> resumed.put(name, value.detach().copy().requiresGrad(true)));
        try (var second = new AdamW(resumed, CONFIG)) {
          second.loadState(first.state());
          for (int i = 10; i < 20; i++) {
            step(fixture, whole, first, i);
            step(fixture, resumed, second, i);
          }
        }
      }
      NAMES.forEach(name -> assertThat(resumed.get(name).equal(whole.get(name))).as(name).isTrue());
    }
  }

  @Test
  void refusesTheStateOfOtherParameters() {
    try (var f = Factory.of(Device.CPU, 0);
        var model = new Linear(f, 2, 2);
        var other = new Linear(f, 3, 2);
        var optimizer = new AdamW(model.parameters(), CONFIG);
        var stranger = new AdamW(other.parameters(), CONFIG)) {
      assertThatThrownBy(() -> optimizer.loadState(stranger.state()))
          .isInstanceOf(StateDictException.class)
          .hasMessageContaining("exp_avg.weight: [2, 3] given, [2, 2] needed");
    }
  }

  @Test
  void leavesFrozenParametersOutOfItsState() {
    long before = LiveTensors.count();
    try (var f = Factory.of(Device.CPU, 0);
        var model = new Linear(f, 2, 2)) {
      model.weight().requiresGrad(false);
      try (var optimizer = new AdamW(model.parameters(), CONFIG)) {
        assertThat(optimizer.state())
            .containsOnlyKeys("exp_avg.bias", "exp_avg_sq.bias", "step.bias");
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  /** The first step is g / (|g| + epsilon), whatever the betas. */
  @Test
  void epsilonDampsSmallGradients() {
    try (var scope = Scope.open()) {
      Tensor x = Torch.zeros(2).requiresGrad(true);
      x.setGrad(Tensor.of(new float[] {0.5f, 4}, 2));
      try (var optimizer = new AdamW(Map.of("x", x), AdamW.Config.of(0).withEpsilon(0.5))) {
        optimizer.step(0.1);
      }
      assertThat(x.detach().toDoubleArray())
          .containsExactly(new double[] {-0.1 / 2, -0.1 * 4 / 4.5}, within(1e-7));
    }
  }

  @Test
  void measuresTheNormWithoutChangingGradientsWhenTheBoundIsInfinite() {
    try (var scope = Scope.open()) {
      Tensor x = Torch.zeros(2).requiresGrad(true);
      x.setGrad(Tensor.of(new float[] {3, 4}, 2));
      double norm = GradClip.clipNorm(List.of(x), Double.POSITIVE_INFINITY).item();
      assertThat(norm).isEqualTo(5);
      assertThat(x.grad().toFloatArray()).containsExactly(3, 4);
      assertThat(GradClip.clipNorm(List.of(), 1).dtype()).isEqualTo(DType.FLOAT32);
    }
  }
}
