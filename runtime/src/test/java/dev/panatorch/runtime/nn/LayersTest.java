package dev.panatorch.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Attention.HeadNorm;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LayersTest {

  private static final double TOLERANCE = 2e-6;

  private static <M extends Module> void check(String name, M module, UnaryOperator<Tensor> layer)
      throws IOException {
    try (module;
        var scope = Scope.open()) {
      Fixture wanted = Fixture.of(LayersTest.class, "modules.safetensors");
      module.loadStateDict(wanted.under(name + ".state."));
      long before = scope.liveTensors();
      Tensor y = layer.apply(wanted.get(name + ".in"));
      assertThat(scope.liveTensors()).as("tensors left by " + name).isEqualTo(before + 1);
      wanted.assertClose(y, name + ".out", TOLERANCE);
    }
  }

  private static <M extends Module & Layer> void check(String name, M module) throws IOException {
    check(name, module, module::forward);
  }

  @Test
  void computeWhatPyTorchComputes() throws IOException {
    try (var f = Factory.of(Device.CPU, 0)) {
      check("mlp", new Mlp(f, 8, 12, Mlp.Gelu.EXACT));
      check("mlpTanh", new Mlp(f, 8, 12, Mlp.Gelu.TANH));
      check("swiglu", new SwiGlu(f, 8, 7));
      check("layernorm", new LayerNorm(f, 8, 1e-6));
      check("rmsnorm", new RMSNorm(f, 8, 1e-6));
      check("groupnorm", new GroupNorm(f, 2, 4, 1e-5));
      check("conv", new Conv2d(f, 4, 3, 3, 2, 1));
    }
  }

  @Test
  void attendAsPyTorchDoesWithEachNormAndARotation() throws IOException {
    try (var f = Factory.of(Device.CPU, 0)) {
      var plain = Attention.Config.of(8, 2);
      attend("attention", new Attention(f, plain));
      attend("attentionLayer", new Attention(f, plain.withHeadNorm(HeadNorm.LAYER, 1e-6)));
      attend("attentionRms", new Attention(f, plain.withHeadNorm(HeadNorm.RMS, 1e-6)));
    }
  }

  private static void attend(String name, Attention attention) throws IOException {
    check(name, attention, x -> attention.forward(x, part -> part.flip(-1).mul(0.5)));
  }

  @Test
  void normaliseInFloat32AndCastBackBeforeTheWeight() throws IOException {
    try (var scope = Scope.open();
        var f = Factory.of(Device.CPU, 0);
        var norm = new RMSNorm(f, 8, 1e-6)) {
      Fixture wanted = Fixture.of(LayersTest.class, "modules.safetensors");
      norm.loadStateDict(wanted.under("rmsnorm.state."));
      norm.to(Device.CPU, DType.BFLOAT16);
      Tensor y = norm.forward(wanted.get("rmsnorm.in").to(DType.BFLOAT16));
      assertThat(y.dtype()).isEqualTo(DType.BFLOAT16);
      assertThat(y.toFloatArray()).containsExactly(wanted.get("rmsnorm.bfloat16").toFloatArray());
    }
  }

  @Test
  void dropWithTheDrawsOfTheGeneratorInTrainingOnly() throws IOException {
    try (var scope = Scope.open();
        var generator = Generator.of(Device.CPU, 99)) {
      Fixture wanted = Fixture.of(LayersTest.class, "modules.safetensors");
      Tensor ones = Torch.ones(6, 2, 3);
      var path = new DropPath(0.3, generator);
      var dropout = new Dropout(0.2, generator);
      wanted.assertClose(path.forward(ones), "droppath.out", 1e-6);
      wanted.assertClose(dropout.forward(ones), "dropout.out", 1e-6);
      path.train(false);
      dropout.train(false);
      assertThat(path.forward(ones)).isSameAs(ones);
      assertThat(dropout.forward(ones)).isSameAs(ones);
      assertThatThrownBy(() -> new DropPath(0.1, null).forward(ones))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("generator");
    }
  }

  @Test
  void runOneAfterTheOtherAndCountPlainFunctionsAsPositions() {
    long before = LiveTensors.count();
    try (var scope = Scope.open();
        var f = Factory.of(Device.CPU, 0);
        var layers = new Sequential(new Linear(f, 4, 8), Tensor::silu, new Linear(f, 8, 2))) {
      assertThat(layers.parameters()).containsOnlyKeys("0.weight", "0.bias", "2.weight", "2.bias");
      Tensor x = Torch.ones(3, 4);
      long inScope = scope.liveTensors();
      Tensor y = layers.forward(x);
      assertThat(scope.liveTensors()).isEqualTo(inScope + 1);
      y.sum().backward();
      assertThat(layers.parameters().get("0.weight").grad()).isNotNull();
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void lookUpRowsAndScaleChannels() {
    try (var scope = Scope.open();
        var f = Factory.of(Device.CPU, 0);
        var table = new Embedding(f, 5, 3);
        var scale = new LayerScale(f, 3, 0.5)) {
      Tensor rows = table.forward(Tensor.of(new long[] {4, 0}, 2));
      assertThat(rows.shape()).containsExactly(2, 3);
      assertThat(rows.get(1).toFloatArray()).containsExactly(table.weight().get(0).toFloatArray());
      assertThat(scale.forward(Torch.ones(2, 3)).toFloatArray()).containsOnly(0.5f);
    }
  }
}
