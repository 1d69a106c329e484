package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.diffusion.model.Backbone.FeedForward;
import dev.panatorch.diffusion.model.Backbone.Norm;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Attention.HeadNorm;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transformers of every kind against the same written in PyTorch; see make_fixtures.py. */
class TransformerFixtureTest {

  private static final LatentInput TOKENS = new LatentInput.Tokens(12, 8);
  private static final LatentInput MAP = new LatentInput.Patches(8, 4, 2);

  @Test
  void rotatedSequencesWithoutShiftAndWithLayerNormsOfHeads() throws IOException {
    var backbone =
        new Backbone(2, 64, 4, 4, Norm.RMS, FeedForward.SWIGLU, HeadNorm.LAYER, true, false);
    check("rope1d", config(TOKENS, backbone, false, Flow.NOISE_AT_ZERO), 0, .3f, .8f);
  }

  @Test
  void rotatedMapsWithTheOtherPartsOfSit() throws IOException {
    var backbone = new Backbone(2, 64, 4, 4, Norm.LAYER, FeedForward.MLP, HeadNorm.RMS, true, true);
    check("rope2d", config(MAP, backbone, false, Flow.NOISE_AT_ZERO), 1, .3f, .8f);
  }

  @Test
  void learnedVariancesArePartOfTheOutput() throws IOException {
    Backbone backbone = Backbone.sit(2, 64, 4);
    check("dit", config(MAP, backbone, true, NoiseSteps.DIT), 2, 3, 700);
    check("dit_tokens", config(TOKENS, backbone, true, NoiseSteps.DIT), 3, 0, 999);
  }

  @Test
  void temperaturesAreEmbeddedBesideTheTime() throws IOException {
    TransformerConfig config =
        config(TOKENS, Backbone.sit(2, 64, 4), false, Flow.NOISE_AT_ONE).withTemperature(true);
    try (var model = filled(config);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Fixture fixture = Fixture.of(TransformerFixtureTest.class, "models.safetensors");
      Tensor x = latents(4, 2, 12, 8);
      Tensor times = Tensor.of(new float[] {.3f, .8f}, 2);
      Tensor labels = labels();
      Tensor warm = model.forward(x, times, labels, Tensor.of(new float[] {.25f, 1}, 2));

      fixture.assertClose(warm, "temperature", 1e-5);
      // Without a word it is 1.
      Tensor plain = model.forward(x, times, labels);
      assertThat(plain.select(0, 1).sub(warm.select(0, 1)).abs().max().item()).isLessThan(1e-6);
      assertThat(plain.select(0, 0).sub(warm.select(0, 0)).abs().max().item()).isGreaterThan(1e-3);
    }
  }

  @Test
  void projectedTokensAreThoseOfRepa() throws IOException {
    TransformerConfig config =
        config(TOKENS, Backbone.sit(2, 64, 4), false, Flow.NOISE_AT_ONE)
            .with(new ProjectorConfig(1, 48, 20));
    try (var model = (DiffusionTransformer) filled(config);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Fixture fixture = Fixture.of(TransformerFixtureTest.class, "models.safetensors");
      long before = LiveTensors.count();
      var both =
          model.forwardProjected(
              latents(5, 2, 12, 8), Tensor.of(new float[] {.3f, .8f}, 2), labels());

      // Beside the three arguments.
      assertThat(LiveTensors.count()).isEqualTo(before + 5);
      fixture.assertClose(both.output(), "output", 1e-5);
      fixture.assertClose(both.features(), "projected", 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(OfficialWidths.class)
  void modelsOfOfficialWidthsGiveTheirSamples(OfficialWidths which) throws IOException {
    try (var model = filled(which.config(2));
        var scope = Scope.open();
        var mode = GradMode.inference()) {
      Fixture fixture = Fixture.of(TransformerFixtureTest.class, "models.safetensors");
      which.check(model, fixture, 1e-5);
    }
  }

  /** Weights in bfloat16, and bfloat16 by autocast: the tables of the rotation stay float32. */
  @ParameterizedTest
  @EnumSource(OfficialWidths.class)
  void lowerPrecisionGivesNearlyTheSame(OfficialWidths which) {
    TransformerConfig config = which.config(2).with(narrowed(which.config(2).backbone()));
    try (var model = filled(config);
        var low = config.create(Factory.uninitialized(Device.CPU, DType.BFLOAT16));
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      low.loadStateDict(model.stateDict());
      low.eval();
      long[] one = model.latentShape();
      long[] batch =
          one.length == 2 ? new long[] {2, one[0], one[1]} : new long[] {2, one[0], one[1], one[2]};
      Tensor x = latents(6, batch);
      Tensor times = Tensor.of(new float[] {.3f, .8f}, 2);
      Tensor labels = Tensor.of(new long[] {3, 10}, 2);
      Tensor expected = model.forward(x, times, labels);

      Tensor converted = low.forward(x.to(DType.BFLOAT16), times, labels);
      assertThat(converted.dtype()).isEqualTo(DType.BFLOAT16);
      assertThat(converted.to(DType.FLOAT32).sub(expected).abs().mean().item()).isLessThan(0.03);
      low.buffers().values().forEach(table -> assertThat(table.dtype()).isEqualTo(DType.FLOAT32));
      try (var precision = Autocast.enable(Device.CPU, DType.BFLOAT16)) {
        Tensor cast = model.forward(x, times, labels).to(DType.FLOAT32);
        assertThat(cast.sub(expected).abs().mean().item()).isLessThan(0.03);
      }
    }
  }

  private static Backbone narrowed(Backbone full) {
    return new Backbone(
        2, 64, 4, 4, full.norm(), full.feedForward(), full.headNorm(), full.rotary(), full.shift());
  }

  private static TransformerConfig config(
      LatentInput input, Backbone backbone, boolean sigma, Parameterization meaning) {
    return new TransformerConfig(input, backbone, 10, true, sigma, false, null, meaning);
  }

  private static void check(String name, TransformerConfig config, int key, float... times)
      throws IOException {
    long[] one = config.input().shape();
    long[] batch = one.length == 2 ? new long[] {2, one[0], one[1]} : new long[] {2, 4, 8, 8};
    try (var model = filled(config);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Fixture fixture = Fixture.of(TransformerFixtureTest.class, "models.safetensors");
      Tensor out = model.forward(latents(key, batch), Tensor.of(times, 2), labels());

      fixture.assertClose(out, name, 1e-5);
    }
  }

  static DenoiserModule filled(TransformerConfig config) {
    DenoiserModule model = config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32));
    Golden.fill(model);
    model.eval();
    return model;
  }

  static Tensor latents(int key, long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    int numbers = count;
    return Scope.run(() -> Golden.random(1_000_000 + key, numbers).reshape(shape).mul(1.7));
  }

  private static Tensor labels() {
    return Tensor.of(new long[] {3, 10}, 2);
  }
}
