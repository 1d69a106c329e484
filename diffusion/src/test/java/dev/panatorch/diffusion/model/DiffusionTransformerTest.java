package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffusionTransformerTest {

  private static final LatentInput.Tokens TOKENS = new LatentInput.Tokens(128, 32);

  @ParameterizedTest
  @CsvSource({"XL, 675000608, 292", "L, 457988128, 252", "B, 130426400, 132"})
  void modelsOf128TokensHaveTheOfficialNumberOfParameters(
      TransformerSize size, long count, int tensors) {
    try (var model = blank(TransformerConfig.sit(TOKENS, size, 1000))) {
      assertThat(model.parameterCount()).isEqualTo(count);
      assertThat(model.stateDict()).hasSize(tensors);
    }
  }

  @ParameterizedTest
  @CsvSource({"S, 32963360", "B, 130512416", "L, 458102816", "XL, 675129632"})
  void modelsOfMapsHaveTheOfficialNumberOfParameters(TransformerSize size, long count) {
    try (var model = blank(TransformerConfig.sit(new LatentInput.Patches(32, 4, 2), size, 1000))) {
      assertThat(model.parameterCount()).isEqualTo(count);
    }
  }

  @Test
  void positionsAreTheOnlyFrozenParameters() {
    try (var model = blank(TransformerConfig.sit(TOKENS, TransformerSize.XL, 1000))) {
      long trained =
          model.parameters().values().stream()
              .filter(Tensor::requiresGrad)
              .mapToLong(Tensor::numel)
              .sum();
      assertThat(trained).isEqualTo(674_853_152);
      assertThat(model.parameters().get(DiffusionTransformer.POSITIONS).requiresGrad()).isFalse();
    }
  }

  @Test
  void namesAndShapesAreTheOfficialOnes() {
    try (var model = blank(small(new LatentInput.Patches(8, 4, 2), true))) {
      var described = new TreeSet<String>();
      model.stateDict().forEach((name, value) -> described.add(name + " " + List.of(boxed(value))));

      assertThat(described)
          .containsExactlyInAnyOrder(
              "pos_embed [1, 16, 32]",
              "x_embedder.proj.weight [32, 4, 2, 2]",
              "x_embedder.proj.bias [32]",
              "t_embedder.mlp.0.weight [32, 256]",
              "t_embedder.mlp.0.bias [32]",
              "t_embedder.mlp.2.weight [32, 32]",
              "t_embedder.mlp.2.bias [32]",
              "y_embedder.embedding_table.weight [6, 32]",
              "blocks.0.attn.qkv.weight [96, 32]",
              "blocks.0.attn.qkv.bias [96]",
              "blocks.0.attn.proj.weight [32, 32]",
              "blocks.0.attn.proj.bias [32]",
              "blocks.0.mlp.fc1.weight [128, 32]",
              "blocks.0.mlp.fc1.bias [128]",
              "blocks.0.mlp.fc2.weight [32, 128]",
              "blocks.0.mlp.fc2.bias [32]",
              "blocks.0.adaLN_modulation.1.weight [192, 32]",
              "blocks.0.adaLN_modulation.1.bias [192]",
              "final_layer.linear.weight [32, 32]",
              "final_layer.linear.bias [32]",
              "final_layer.adaLN_modulation.1.weight [64, 32]",
              "final_layer.adaLN_modulation.1.bias [64]");
    }
    try (var model = blank(small(new LatentInput.Tokens(16, 8), false))) {
      assertThat(model.stateDict().get("x_embedder.weight").shape()).containsExactly(32, 8);
      assertThat(model.stateDict().get("final_layer.linear.weight").shape()).containsExactly(8, 32);
    }
  }

  private static Long[] boxed(Tensor value) {
    return java.util.Arrays.stream(value.shape()).boxed().toArray(Long[]::new);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void anUntrainedModelGivesExactlyZero(boolean map) {
    LatentInput input = map ? new LatentInput.Patches(8, 4, 2) : new LatentInput.Tokens(16, 8);
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, small(input, map));
        var scope = Scope.open()) {
      Tensor out = forward(model, 3);

      assertThat(out.shape()).isEqualTo(batch(model, 3));
      assertThat(out.abs().max().item()).isZero();
    }
  }

  @Test
  void initialValuesFollowTheReference() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model =
            new DiffusionTransformer(
                factory,
                TransformerConfig.sit(new LatentInput.Patches(32, 4, 2), TransformerSize.S, 1000));
        var scope = Scope.open()) {
      var values = model.parameters();
      assertUniform(values.get("blocks.3.attn.qkv.weight"), Math.sqrt(6.0 / (4 * 384)));
      assertUniform(values.get("blocks.3.mlp.fc1.weight"), Math.sqrt(6.0 / (5 * 384)));
      assertUniform(values.get("x_embedder.proj.weight"), Math.sqrt(6.0 / (384 + 16)));
      for (String name :
          List.of(
              "y_embedder.embedding_table.weight",
              "t_embedder.mlp.0.weight",
              "t_embedder.mlp.2.weight")) {
        assertThat(values.get(name).detach().std().item()).as(name).isCloseTo(0.02, within(3e-4));
      }
      values.forEach((name, value) -> {
        if (name.endsWith(".bias") || name.contains("adaLN") || name.startsWith("final_layer")) {
          assertThat(value.detach().abs().max().item()).as(name).isZero();
        }
      });
    }
  }

  private static void assertUniform(Tensor value, double bound) {
    assertThat(value.detach().abs().max().item()).isBetween(0.99 * bound, 1.0001 * bound);
    assertThat(value.detach().std().item()).isCloseTo(bound / Math.sqrt(3), within(0.02 * bound));
  }

  @Test
  void theSameSeedGivesTheSameModel() {
    TransformerConfig config = small(new LatentInput.Tokens(4, 8), false);
    try (var first = new DiffusionTransformer(Factory.of(Device.CPU, 5), config);
        var second = new DiffusionTransformer(Factory.of(Device.CPU, 5), config);
        var scope = Scope.open()) {
      first
          .stateDict()
          .forEach((name, value) -> assertThat(value.equal(second.stateDict().get(name))).isTrue());
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void gradientsReachEveryTrainedParameter(boolean map) {
    LatentInput input = map ? new LatentInput.Patches(8, 4, 2) : new LatentInput.Tokens(16, 8);
    try (var model = Golden.model(small(input, false), 0.05);
        var scope = Scope.open()) {
      forward(model, 2).square().mean().backward();

      model
          .parameters()
          .forEach((name, value) -> {
            if (name.equals(DiffusionTransformer.POSITIONS)) {
              assertThat(value.grad()).isNull();
            } else {
              assertThat(value.grad()).as(name).isNotNull();
              assertThat(value.grad().abs().max().item()).as(name).isPositive();
            }
          });
      model.parameters().values().forEach(Tensor::zeroGrad);
    }
  }

  @Test
  void aForwardPassLeavesNothingBehind() {
    try (var model = Golden.model(small(new LatentInput.Patches(8, 4, 2), true), 0.05);
        var scope = Scope.open()) {
      long before = scope.liveTensors();
      Scope.run(() -> forward(model, 2));
      assertThat(scope.liveTensors()).isEqualTo(before + 1);
    }
  }

  @Test
  void anImageDoesNotDependOnItsBatch() {
    try (var model = Golden.model(small(new LatentInput.Tokens(16, 8), false), 0.05);
        var scope = Scope.open()) {
      Tensor together = forward(model, 5).detach();
      Tensor alone = forward(model, 1).detach();

      assertThat(together.narrow(0, 0, 1).sub(alone).abs().max().item()).isLessThan(1e-6);
    }
  }

  @Test
  void latentsOfAnotherShapeAreRefused() {
    try (var model = blank(small(new LatentInput.Tokens(16, 8), false));
        var scope = Scope.open()) {
      Tensor wrong = Torch.zeros(2, 8, 8);
      Tensor label = Torch.zeros(new long[] {2}, DType.INT64);
      assertThatThrownBy(() -> model.forward(wrong, Torch.zeros(2), label))
          .isInstanceOf(ShapeException.class)
          .hasMessage("the model needs latents [B, 16, 8], not [2, 8, 8]");
    }
  }

  @Test
  void configurationsThatCannotBeAreRefused() {
    var tokens = new LatentInput.Tokens(16, 8);
    TransformerConfig fine = small(tokens, false);
    assertThatThrownBy(() -> fine.with(Backbone.sit(1, 33, 3)))
        .hasMessageContaining("width 33 must be a multiple of 2");
    assertThatThrownBy(() -> fine.with(Backbone.lightningDit(1, 30, 2)))
        .hasMessageContaining("heads of width 15 cannot be rotated");
    assertThatThrownBy(() -> fine.with(NoiseSteps.DIT))
        .hasMessageContaining("learnSigma is false, but the process says true");
    assertThatThrownBy(() -> fine.with(ProjectorConfig.REPA))
        .hasMessageContaining("no block 8 to project; the model has 1");
    assertThatThrownBy(() -> Backbone.sit(1, 30, 4))
        .hasMessageContaining("width 30 must be a multiple of heads 4");
    assertThatThrownBy(() -> Backbone.sit(0, 32, 4))
        .hasMessageContaining("depth must be positive, not 0");
    assertThatThrownBy(() -> new LatentInput.Patches(9, 4, 2))
        .hasMessageContaining("size 9 cannot be cut into patches of size 2");
  }

  private static DiffusionTransformer blank(TransformerConfig config) {
    return new DiffusionTransformer(Factory.uninitialized(Device.CPU, DType.FLOAT32), config);
  }

  private static TransformerConfig small(LatentInput input, boolean learnSigma) {
    return new TransformerConfig(
        input, Backbone.sit(1, 32, 4), 5, true, learnSigma, false, null, Flow.NOISE_AT_ONE);
  }

  private static long[] batch(DenoiserModule model, long count) {
    return Batch.shape(count, model.latentShape());
  }

  private static Tensor forward(DenoiserModule model, int count) {
    Tensor x = Golden.wave(n -> Math.sin(0.11 * n), batch(model, count));
    Tensor times = Golden.wave(n -> 0.3 + 0.1 * n, count);
    Tensor labels = Torch.arange((long) count);
    return model.forward(x, times, labels);
  }
}
