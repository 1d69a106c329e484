package dev.panatorch.diffusion.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panatorch.diffusion.guidance.Guidance;
import dev.panatorch.diffusion.guidance.GuidanceInterval;
import dev.panatorch.diffusion.guidance.GuidedChannels;
import dev.panatorch.diffusion.sampling.NoiseSource;
import dev.panatorch.diffusion.sampling.RungeKutta;
import dev.panatorch.diffusion.sampling.RungeKuttaSampler;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.diffusion.sampling.SdeSampler;
import dev.panatorch.diffusion.sampling.TimeGrid;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The models and samplers against values that the reference's classes gave on the CPU in float32.
 * Tolerances are some units of the last printed digit, and of float32 sums for the totals.
 */
class SitGoldenTest {

  private static final Flow ONE = Flow.NOISE_AT_ONE;
  private static final Flow ZERO = Flow.NOISE_AT_ZERO;
  private static final TimeGrid GRID = TimeGrid.uniform(TimeConvention.NOISE_AT_ONE, 10);
  private static final long NULL = 1000;

  /** Noise of the reference run: cos(0.11 n) over the whole batch. */
  private static final NoiseSource NOISE =
      (step, like) -> Golden.wave(n -> Math.cos(0.11 * n), like.shape()).to(DType.FLOAT64);

  @Test
  void aSequenceOfTokensIsMappedAsMaetokMapsIt() {
    try (var model = tokenModel();
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor out = model.forward(tokens(), times(), Tensor.of(new long[] {7, NULL}, 2));

      Golden.close(
          "SiT 1-D, first token",
          out,
          0,
          1e-6,
          .0426473,
          -.0674172,
          .0396205,
          -.0762941,
          .0332455,
          -.0624437);
      Golden.close(
          "SiT 1-D, last token",
          out,
          2 * 128 * 32 - 6,
          1e-6,
          .2219328,
          -.2200337,
          .2651674,
          -.2230331,
          .2445686,
          -.183288);
      Golden.total("SiT 1-D, sum", out, -4.011755, 2e-5);
      Golden.total("SiT 1-D, sum of absolutes", out.abs(), 805.473237, 2e-4);
    }
  }

  @Test
  void aSecondSequenceIsMappedAsMaetokMapsIt() {
    TransformerConfig config = Golden.sit(new LatentInput.Tokens(16, 8), 64, ONE, 10);
    try (var model = Golden.model(config, 0.05);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 2, 16, 8);
      Tensor out = model.forward(x, times(), Tensor.of(new long[] {3, 10}, 2));

      Golden.close("SiT 1-D, width 64", out, 0, 1e-6, .095985, -.088633, -.169068, -.022475);
      Golden.total("SiT 1-D, width 64, sum", out, -7.99544, 1e-5);
      Golden.total("SiT 1-D, width 64, sum of squares", out.square(), 8.13677, 1e-5);
    }
  }

  @Test
  void patchesAreMappedAsSitMapsThem() {
    try (var model = patchModel();
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 2, 4, 8, 8);
      Tensor out = model.forward(x, times(), Tensor.of(new long[] {3, 10}, 2));

      Golden.close("SiT 2-D", out, 0, 2e-6, -.101291, .534366, -.433570, .390802);
      Golden.total("SiT 2-D, sum", out, -6.55518, 2e-5);
      Golden.total("SiT 2-D, sum of squares", out.square(), 206.16823, 1e-4);
    }
  }

  @Test
  void theEmbeddingsAreThoseOfTheReference() {
    try (var model = patchModel();
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor time = ((TimeEmbedding) model.children().get("t_embedder")).forward(times(), null);
      Golden.close("time embedding", time, 0, 1e-6, .007645, -.011308, .020473, .017557);
      Golden.total("time embedding, sum", time, -.39675, 1e-5);
      Golden.total("time embedding, sum of squares", time.square(), .24310, 1e-5);

      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 2, 4, 8, 8);
      Tensor patches = ((PatchEmbedding) model.children().get("x_embedder")).forward(x);
      assertTrue(patches.isContiguous());
      Golden.close("patch embedding", patches, 0, 1e-6, .044446, .111798, .164760, .196358);
      Golden.total("patch embedding, sum", patches, 4.41930, 1e-5);
      Golden.total("patch embedding, sum of squares", patches.square(), 80.32108, 1e-4);
    }
  }

  @Test
  void eulerWithGuidanceGivesTheReferencesSample() {
    try (var scope = Scope.open()) {
      Tensor x = sample(new RungeKuttaSampler(GRID, RungeKutta.EULER), ONE);
      Golden.close("Euler", x, 0, 2e-6, -.0420789, .1365303, .1009676, .2835518);
      Golden.total("Euler, sum", x, 19.260504, 2e-5);
      Golden.total("Euler, sum of absolutes", x.abs(), 5251.193788, 2e-4);
    }
  }

  @Test
  void heunWithGuidanceGivesTheReferencesSample() {
    try (var scope = Scope.open()) {
      Tensor x = sample(new RungeKuttaSampler(GRID, RungeKutta.HEUN, true), ONE);
      Golden.total("Heun, sum", x, 19.260083, 2e-5);
      Golden.total("Heun, sum of absolutes", x.abs(), 5251.191965, 2e-4);
    }
  }

  @Test
  void eulerMaruyamaWithGuidanceGivesTheReferencesSample() {
    try (var scope = Scope.open()) {
      Tensor x = sample(new SdeSampler(ONE.interpolant(), 10), ONE);
      Golden.close("Euler-Maruyama", x, 0, 2e-6, 1.751775, 1.863252, 1.76359, 1.832063);
      Golden.total("Euler-Maruyama, sum", x, 19.080603, 2e-5);
      Golden.total("Euler-Maruyama, sum of absolutes", x.abs(), 9438.023007, 2e-4);
    }
  }

  @Test
  void eulerMaruyamaOnTheCosinePathGivesTheReferencesSample() {
    var cosine = new Flow(Path.COSINE, TimeConvention.NOISE_AT_ONE, Prediction.VELOCITY);
    try (var scope = Scope.open()) {
      Tensor x = sample(new SdeSampler(cosine.interpolant(), 10), cosine);
      Golden.total("Euler-Maruyama, cosine, sum", x, 26.507252, 2e-5);
      Golden.total("Euler-Maruyama, cosine, sum of absolutes", x.abs(), 13142.568977, 2e-4);
    }
  }

  /** From sin(0.07 n), classes 7 and 200, scale 1.9 on [0, 0.75]. */
  private static Tensor sample(Sampler sampler, Flow flow) {
    var guidance =
        new Guidance(
            1.9, GuidanceInterval.ofNoisiness(0, 0.75, flow), GuidedChannels.Choice.ALL.of(2, 32));
    try (var model = tokenModel(flow);
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor labels = Tensor.of(new long[] {7, 200}, 2);
      var field = guidance.guide(model.field(), labels, NULL);
      return scope.escape(sampler.sample(field, tokens(), NOISE));
    }
  }

  private static DenoiserModule tokenModel() {
    return tokenModel(ONE);
  }

  private static DenoiserModule tokenModel(Flow flow) {
    return Golden.model(Golden.sit(new LatentInput.Tokens(128, 32), 128, flow, NULL), 0.02);
  }

  private static DenoiserModule patchModel() {
    return Golden.model(Golden.sit(new LatentInput.Patches(8, 4, 2), 64, ZERO, 10), 0.05);
  }

  private static Tensor tokens() {
    return Golden.wave(n -> Math.sin(0.07 * n), 2, 128, 32);
  }

  private static Tensor times() {
    return Tensor.of(new float[] {.3f, .8f}, 2);
  }

  @Test
  void positionsOfSequencesAreThoseOfTheReference() {
    try (var model =
            new DiffusionTransformer(
                Factory.uninitialized(Device.CPU, DType.FLOAT32),
                TransformerConfig.sit(new LatentInput.Tokens(4, 8), TransformerSize.XL, 10)
                    .with(Backbone.sit(1, 1152, 16)));
        var scope = Scope.open()) {
      Golden.close(
          "positions, width 1152",
          model.parameters().get(DiffusionTransformer.POSITIONS),
          1152,
          5.1e-5,
          .8415,
          .5403,
          .8328,
          .5536,
          .8241,
          .5665);
    }
    try (var model = Golden.model(Golden.sit(new LatentInput.Tokens(16, 8), 64, ONE, 10), 0.05);
        var scope = Scope.open()) {
      Golden.close(
          "positions, width 64",
          model.parameters().get(DiffusionTransformer.POSITIONS),
          5 * 64,
          1e-6,
          -.958924,
          .283662,
          -.571127,
          -.820862,
          .323935,
          -.946079,
          .858896,
          -.512150);
    }
  }

  @Test
  void positionsOfMapsAreThoseOfTheReference() {
    try (var model = patchModel();
        var scope = Scope.open()) {
      Tensor row =
          model.parameters().get(DiffusionTransformer.POSITIONS).detach().select(1, 6).flatten();
      Tensor picked =
          row.indexSelect(0, Tensor.of(new long[] {0, 1, 15, 16, 17, 31, 32, 33, 48, 49}, 10));
      Golden.close(
          "positions of a map",
          picked,
          0,
          1e-6,
          .909297,
          .902131,
          .000356,
          -.416147,
          .431463,
          1.0,
          .841471,
          .533168,
          .540302,
          .846009);
    }
  }

  @Test
  void sinusoidsOfTimesAreThoseOfTheReference() {
    try (var scope = Scope.open()) {
      Tensor all = PositionEmbedding.ofTimes(Tensor.of(new float[] {.3f}, 1), 256).flatten();
      Tensor picked =
          all.indexSelect(
              0, Tensor.of(new long[] {0, 1, 10, 64, 127, 128, 129, 138, 192, 255}, 10));
      Golden.close(
          "sinusoids of time 0.3",
          picked,
          0,
          1e-7,
          .9553365,
          .9612840,
          .9893478,
          .9999955,
          1.0,
          .2955202,
          .2755594,
          .1455712,
          .0030000,
          3.22e-05);
    }
  }

  /** SiT's published guidance, of the first three of four channels. */
  @Test
  void guidanceOfThreeChannelsIsThatOfTheReference() {
    try (var model = patchModel();
        var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 1, 4, 8, 8).to(DType.FLOAT64);
      Tensor label = Tensor.of(new long[] {3}, 1);
      Tensor guided =
          new Guidance(4, GuidanceInterval.ALWAYS, GuidedChannels.Choice.FIRST_THREE.of(1, 4))
              .guide(model.field(), label, 10)
              .at(x, .3);

      Golden.close("guided SiT 2-D", guided, 0, 2e-6, -.108283, .520876, -.463140, .361397);
      // The reference keeps both halves of its batch, the second with the free fourth channel.
      Tensor free = model.field().at(x, .3, Tensor.of(new long[] {10}, 1));
      Tensor second = Torch.cat(List.of(guided.narrow(1, 0, 3), free.narrow(1, 3, 1)), 1);
      Tensor both = Torch.cat(List.of(guided, second));
      Golden.total("guided SiT 2-D, sum", both, -8.03734, 2e-5);
      Golden.total("guided SiT 2-D, sum of squares", both.square(), 225.86209, 2e-4);
    }
  }
}
