package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import org.junit.jupiter.api.Test;

/** USiT against values that DC-AE's classes gave, and its published numbers of parameters. */
class UVitTest {

  private static final LatentInput INPUT = new LatentInput.Patches(4, 8, 1);

  /** 500.87 and 1,580.40 millions, published for maps of 16 x 16 with 32 channels. */
  @Test
  void modelsHaveTheOfficialNumberOfParameters() {
    var map = new LatentInput.Patches(16, 32, 1);
    try (var model = blank(UVitConfig.usitH(map, 1000))) {
      assertThat(model.parameterCount() / 1e6).isCloseTo(500.87, within(0.005));
    }
    try (var model = blank(UVitConfig.usit2B(map, 1000))) {
      assertThat(model.parameterCount() / 1e6).isCloseTo(1580.40, within(0.005));
    }
  }

  @Test
  void mapsAreMappedAsUsitMapsThem() {
    try (var model = Golden.model(config(INPUT), 0.05);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      assertThat(model.stateDict()).hasSize(67);
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 2, 8, 4, 4);
      Tensor out =
          model.forward(x, Tensor.of(new float[] {.3f, .8f}, 2), Tensor.of(new long[] {3, 10}, 2));

      Golden.close("USiT", out, 0, 2e-6, -.992347, -1.085204, -.823642, -.753081);
      Golden.total("USiT, sum", out, 6.10331, 2e-5);
      Golden.total("USiT, sum of squares", out.square(), 154.04876, 1e-4);
    }
  }

  @Test
  void tokensAreMappedToTokensAndGradientsReachEveryParameter() {
    try (var model = Golden.model(config(new LatentInput.Tokens(6, 8)), 0.05);
        var scope = Scope.open()) {
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 2, 6, 8);
      Tensor out = model.forward(x, Torch.full(new long[] {2}, .5), Torch.arange(2L));
      out.square().mean().backward();

      assertThat(out.shape()).containsExactly(2, 6, 8);
      model.parameters().forEach((name, value) -> assertThat(value.grad()).as(name).isNotNull());
      model.parameters().values().forEach(Tensor::zeroGrad);
    }
  }

  @Test
  void initialValuesFollowTheReference() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new UVit(factory, config(INPUT));
        var scope = Scope.open()) {
      var values = model.parameters();
      assertThat(values.get("pos_embed").detach().std().item()).isCloseTo(.02, within(.002));
      assertThat(values.get("mid_block.mlp.fc1.weight").detach().std().item())
          .isCloseTo(.02, within(.001));
      assertThat(values.get("mid_block.mlp.fc1.bias").detach().abs().max().item()).isZero();
      assertThat(values.get("norm.weight").detach().min().item()).isEqualTo(1);
      assertThat(values.get("label_emb.embedding_table.weight").detach().std().item())
          .isCloseTo(1, within(.1));
    }
  }

  @Test
  void anOddDepthIsRefused() {
    assertThatThrownBy(() -> new UVitConfig(INPUT, 3, 64, 4, 4, 10, true, Flow.NOISE_AT_ZERO))
        .hasMessageContaining("depth 3 and width 64 must be even");
  }

  private static UVitConfig config(LatentInput input) {
    return new UVitConfig(input, 4, 64, 4, 4, 10, true, Flow.NOISE_AT_ZERO);
  }

  private static DenoiserModule blank(UVitConfig config) {
    return config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32));
  }
}
