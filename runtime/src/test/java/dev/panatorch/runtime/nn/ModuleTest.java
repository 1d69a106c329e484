package dev.panatorch.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTest {

  /** Parameters, a buffer and children, registered out of the order of the state dict. */
  private static final class Model extends Module {
    Model(Factory f) {
      ModuleList<Linear> blocks = ModuleList.of(2, i -> new Linear(f, 2, 2));
      child("blocks", blocks);
      child("norm", new LayerNorm(f, 2, 1e-6, false));
      buffer("table", f.zeros(3));
      parameter("token", f.zeros(1, 2));
    }
  }

  private static final List<String> NAMES =
      List.of(
          "token", "table", "blocks.0.weight", "blocks.0.bias", "blocks.1.weight", "blocks.1.bias");

  private static Model model() {
    try (var f = Factory.of(Device.CPU, 5)) {
      return new Model(f);
    }
  }

  @Test
  void namesPartsWithDotsInPyTorchsOrder() {
    try (var model = model()) {
      assertThat(List.copyOf(model.stateDict().keySet())).isEqualTo(NAMES);
      assertThat(model.parameters()).doesNotContainKey("table");
      assertThat(model.buffers()).containsOnlyKeys("table");
      assertThat(model.parameterCount()).isEqualTo(2 + 2 * 6);
    }
  }

  @Test
  void ownsItsTensorsUntilItIsClosed() {
    long before = LiveTensors.count();
    Model model;
    try (var scope = Scope.open()) {
      model = model();
      assertThat(scope.liveTensors()).isZero();
    }
    assertThat(LiveTensors.count()).isEqualTo(before + 6);
    model.close();
    model.close();
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void listsEveryMissingExtraAndMisshapenTensorAndChangesNothing() {
    try (var scope = Scope.open();
        var model = model()) {
      Map<String, Tensor> values = new LinkedHashMap<>(model.stateDict());
      values.remove("token");
      values.remove("blocks.1.bias");
      values.put("blocks.0.weight", Torch.ones(2, 3));
      values.put("head.weight", Torch.ones(1));
      values.put("table", Torch.ones(3));
      var thrown =
          catchThrowableOfType(StateDictException.class, () -> model.loadStateDict(values));
      assertThat(thrown.missing()).containsExactly("token", "blocks.1.bias");
      assertThat(thrown.extra()).containsExactly("head.weight");
      assertThat(thrown.mismatched())
          .containsExactly("blocks.0.weight: [2, 3] given, [2, 2] needed");
      assertThat(thrown)
          .hasMessageContainingAll("2 missing", "token", "head.weight", "[2, 3] given");
      assertThat(model.buffers().get("table").toFloatArray()).containsOnly(0);
    }
  }

  @Test
  void loadsWhatAnotherModelSavedAndConvertsTypes(@TempDir Path folder) throws IOException {
    try (var scope = Scope.open();
        var saved = model();
        var loaded = model()) {
      saved.parameters().values().forEach(parameter -> parameter.detach().normal_());
      Path file = folder.resolve("model.safetensors");
      Safetensors.save(file, saved.stateDict());
      loaded.to(Device.CPU, DType.FLOAT64);
      loaded.loadStateDict(Safetensors.load(file));
      for (String name : NAMES) {
        assertThat(loaded.stateDict().get(name).toFloatArray())
            .as(name)
            .containsExactly(saved.stateDict().get(name).toFloatArray());
      }
      assertThat(loaded.stateDict().get("token").dtype()).isEqualTo(DType.FLOAT64);
    }
  }

  @Test
  void keepsItsTensorsTheSameObjectsWhenTheyAreConverted() {
    try (var scope = Scope.open();
        var model = model()) {
      Tensor weight = model.parameters().get("blocks.0.weight");
      model.to(Device.CPU, DType.BFLOAT16);
      assertThat(model.parameters().get("blocks.0.weight")).isSameAs(weight);
      assertThat(weight.dtype()).isEqualTo(DType.BFLOAT16);
      assertThat(weight.requiresGrad()).isTrue();
      assertThat(weight.isLeaf()).isTrue();
    }
  }

  @Test
  void setsModesAndFreezesThroughAllChildren() {
    try (var model = model()) {
      Module inner = model.children().get("blocks").children().get("1");
      assertThat(inner.isTraining()).isTrue();
      model.eval();
      assertThat(inner.isTraining()).isFalse();
      model.requiresGrad(false);
      assertThat(inner.parameters().values()).noneMatch(Tensor::requiresGrad);
    }
  }

  @Test
  void refusesANameTwice() {
    assertThatThrownBy(() ->
            new Module() {
              {
                child("x", new DropPath(0, null));
                child("x", new DropPath(0, null));
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x\"");
  }
}
