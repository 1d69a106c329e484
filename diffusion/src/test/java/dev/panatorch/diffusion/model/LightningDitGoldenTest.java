package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.guidance.Guidance;
import dev.panatorch.diffusion.guidance.GuidanceInterval;
import dev.panatorch.diffusion.guidance.GuidedChannels;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Attention.HeadNorm;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LightningDiT against values that the reference's classes gave on the CPU in float32, and against
 * its published numbers of parameters.
 */
class LightningDitGoldenTest {

  private static final LatentInput.Patches INPUT = new LatentInput.Patches(8, 8, 1);
  private static final Backbone BACKBONE = Backbone.lightningDit(2, 64, 4);

  @ParameterizedTest
  @CsvSource({
    "B, 16, 1, 130556192, 15",
    "L, 16, 2, 458153056, 15",
    "XL, 16, 1, 675256736, 15",
    "ONE_BILLION, 16, 1, 1029401120, 15",
    "ONE_POINT_SIX_BILLION, 16, 1, 1631767120, 15"
  })
  void modelsHaveTheOfficialNumberOfParameters(
      TransformerSize size, long map, long patch, long count, int common) {
    var input = new LatentInput.Patches(map, 32, patch);
    try (var model = blank(TransformerConfig.lightningDit(input, size, 1000))) {
      assertThat(model.parameterCount()).isEqualTo(count);
      assertThat(model.stateDict()).hasSize(common + 12 * size.depth());
    }
  }

  @Test
  void trainableParametersOfTheXlAreTheOfficialNumber() {
    var input = new LatentInput.Patches(16, 32, 1);
    try (var model = blank(TransformerConfig.lightningDit(input, TransformerSize.XL, 1000))) {
      long trained =
          model.parameters().values().stream()
              .filter(Tensor::requiresGrad)
              .mapToLong(Tensor::numel)
              .sum();
      assertThat(trained).isEqualTo(674_961_824);
      assertThat(shape(model, "blocks.27.mlp.w12.weight")).containsExactly(6144, 1152);
      assertThat(shape(model, "blocks.0.mlp.w3.weight")).containsExactly(1152, 3072);
      assertThat(shape(model, "blocks.0.norm1.weight")).containsExactly(1152);
      assertThat(shape(model, "final_layer.norm_final.weight")).containsExactly(1152);
      assertThat(shape(model, "feat_rope.freqs_cos")).containsExactly(256, 72);
      assertThat(shape(model, "x_embedder.proj.weight")).containsExactly(1152, 32, 1, 1);
    }
  }

  /** MAETok's on 128 tokens: LightningDiT's blocks with a linear embedding and 128 positions. */
  @Test
  void aModelOf128TokensHasTheNumberOfParametersThatFollows() {
    try (var model =
        blank(
            TransformerConfig.lightningDit(
                new LatentInput.Tokens(128, 32), TransformerSize.XL, 1000))) {
      assertThat(model.parameterCount()).isEqualTo(675_109_280);
      assertThat(shape(model, "feat_rope.freqs_sin")).containsExactly(128, 72);
    }
  }

  @Test
  void mapsAreMappedAsLightningDitMapsThem() {
    try (var model = small(BACKBONE);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      assertThat(shape(model, "blocks.0.mlp.w12.weight")).containsExactly(340, 64);
      Tensor out = model.forward(input(2), times(), Tensor.of(new long[] {3, 10}, 2));

      Golden.close("LightningDiT", out, 0, 2e-6, -.036480, -.115990, -.135791, -.102470);
      Golden.total("LightningDiT, sum", out, -61.84594, 1e-4);
      Golden.total("LightningDiT, sum of squares", out.square(), 221.65500, 2e-4);
    }
  }

  @Test
  void normsOfQueriesAndKeysAreThoseOfTheReference() {
    try (var model = small(BACKBONE.withHeadNorm(HeadNorm.RMS));
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      assertThat(model.stateDict()).hasSize(15 + 14 * 2);
      Tensor out = model.forward(input(2), times(), Tensor.of(new long[] {3, 10}, 2));

      Golden.close("with norms", out, 0, 2e-6, -.087559, -.104986, -.187537, -.284020);
      Golden.total("with norms, sum", out, 9.04620, 1e-4);
      Golden.total("with norms, sum of squares", out.square(), 158.97575, 2e-4);
    }
  }

  /** Scale 4 from t = 0.125 on, of the first three channels. The reference keeps both halves. */
  @ParameterizedTest
  @CsvSource({
    ".3, -.045188, -.122259, -.135140, -.093241, -61.63088, 221.41303",
    ".1, -.036479, -.115990, -.135792, -.102470, -61.82467, 221.72097"
  })
  void guidanceFromATimeOnIsThatOfTheReference(
      double time, double a, double b, double c, double d, double sum, double squares) {
    try (var model = small(BACKBONE);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor x = input(1).to(DType.FLOAT64);
      Tensor guided =
          new Guidance(4, new GuidanceInterval(.125, 1), GuidedChannels.Choice.FIRST_THREE.of(1, 8))
              .guide(model.field(), Tensor.of(new long[] {3}, 1), 10)
              .at(x, time);

      Golden.close("guided LightningDiT", guided, 0, 2e-6, a, b, c, d);
      Tensor free = model.field().at(x, time, Tensor.of(new long[] {10}, 1));
      Tensor second = Torch.cat(List.of(guided.narrow(1, 0, 3), free.narrow(1, 3, 5)), 1);
      Tensor both = Torch.cat(List.of(guided, second));
      Golden.total("guided LightningDiT, sum", both, sum, 1e-4);
      Golden.total("guided LightningDiT, sum of squares", both.square(), squares, 2e-4);
    }
  }

  @Test
  void theRotaryTableIsThatOfTheReference() {
    try (var scope = Scope.open();
        var rope = rope(new LatentInput.Patches(8, 8, 1), 16)) {
      Tensor row = rope.buffers().get("freqs_cos").select(0, 10);
      Golden.close(
          "rotary table",
          row,
          0,
          1e-6,
          .540302,
          .540302,
          .995004,
          .995004,
          .999950,
          .999950,
          1,
          1,
          -.416147,
          -.416147,
          .980067,
          .980067,
          .999800,
          .999800,
          .999998,
          .999998);
    }
    try (var scope = Scope.open();
        var rope = rope(new LatentInput.Patches(32, 16, 1), 64)) {
      float[] diagonal = rope.buffers().get("freqs_cos").select(0, 33).toFloatArray();
      float[] right = rope.buffers().get("freqs_cos").select(0, 1).toFloatArray();
      float[] expected = {.540302f, .846009f, .950415f};
      for (int i = 0; i < 3; i++) {
        assertThat(diagonal[2 * i]).isCloseTo(expected[i], within(1e-6f));
        assertThat(diagonal[32 + 2 * i]).isCloseTo(expected[i], within(1e-6f));
        assertThat(right[2 * i]).isEqualTo(1);
        assertThat(right[32 + 2 * i]).isCloseTo(expected[i], within(1e-6f));
      }
    }
  }

  /** A rotation keeps lengths, and products depend on the distance of positions alone. */
  @Test
  void productsOfRotatedVectorsDependOnTheirDistance() {
    try (var scope = Scope.open();
        var rope = rope(new LatentInput.Tokens(12, 8), 6)) {
      Tensor q = Golden.wave(n -> Math.sin(1.7 * n + 1), 1, 1, 1, 6).expand(1, 1, 12, 6);
      Tensor k = Golden.wave(n -> Math.cos(2.3 * n), 1, 1, 1, 6).expand(1, 1, 12, 6);
      Tensor products = rope.apply(q).matmul(rope.apply(k).mT()).reshape(12, 12);

      assertThat(
              rope.apply(q).norm(2L, new long[] {-1}, false).sub(q.norm(2L, -1)).abs().max().item())
          .isLessThan(1e-6);
      float[] all = products.toFloatArray();
      for (int i = 0; i < 9; i++) {
        assertThat(all[13 * i + 3]).isCloseTo(all[3], within(1e-5f));
      }
      assertThat(all[3]).isNotCloseTo(all[0], within(1e-3f));
    }
  }

  /** LDMAE's LightningDiT-B/1 on 1,024 tokens, with its own rule for the weights. */
  @Test
  void ldmaesModelIsThatOfTheReference() {
    TransformerConfig config =
        TransformerConfig.lightningDit(new LatentInput.Patches(32, 16, 1), TransformerSize.B, 1000)
            .with(Backbone.lightningDit(TransformerSize.B).withHeadNorm(HeadNorm.RMS));
    try (var model = blank(config);
        var scope = Scope.open();
        var mode = GradMode.inference()) {
      model.eval();
      assertThat(model.parameterCount()).isEqualTo(131_122_960);
      assertThat(model.stateDict()).hasSize(183);
      Golden.fill(model);
      Tensor x = Golden.random(1_000_003, 2 * 16 * 32 * 32).reshape(2, 16, 32, 32);
      Tensor label = Tensor.of(new long[] {207, 1000}, 2);
      Tensor out = model.forward(x, Tensor.of(new float[] {.25f, .75f}, 2), label);

      Golden.close(
          "LDMAE, first", out.select(0, 0).flatten(), 0, 5e-6, -.733116, -.991956, -.524451);
      Golden.close("LDMAE, second", out.select(0, 1).flatten(), 0, 5e-6, -.215000, -.611914);
      assertThat(out.select(0, 0).mean().item()).isCloseTo(-.0879433, within(1e-6));
      assertThat(out.select(0, 1).mean().item()).isCloseTo(-.0803045, within(1e-6));
      assertThat(out.select(0, 0).std().item()).isCloseTo(1.2747250, within(1e-4));

      Tensor guided =
          new Guidance(10, GuidanceInterval.ALWAYS, GuidedChannels.Choice.FIRST_THREE.of(1, 16))
              .guide(model.field(), label.narrow(0, 0, 1), 1000)
              .at(x.narrow(0, 0, 1).to(DType.FLOAT64), .5);
      Golden.close("LDMAE, guided", guided.flatten(), 0, 2e-5, -1.683208, -1.414688);
      assertThat(guided.narrow(1, 0, 3).mean().item()).isCloseTo(.3225926, within(1e-5));
      assertThat(guided.narrow(1, 3, 13).mean().item()).isCloseTo(-.1409566, within(1e-6));
    }
  }

  private static RotaryEmbedding rope(LatentInput input, long width) {
    return new RotaryEmbedding(Factory.uninitialized(Device.CPU, DType.FLOAT32), input, width);
  }

  private static DenoiserModule small(Backbone backbone) {
    return Golden.model(Golden.lightningDit(INPUT, backbone, 10), 0.05);
  }

  private static DenoiserModule blank(TransformerConfig config) {
    return config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32));
  }

  private static long[] shape(DenoiserModule model, String name) {
    return model.stateDict().get(name).shape();
  }

  private static Tensor input(int count) {
    return Golden.wave(n -> Math.sin(0.11 * n), count, 8, 8, 8);
  }

  private static Tensor times() {
    return Tensor.of(new float[] {.3f, .8f}, 2);
  }
}
