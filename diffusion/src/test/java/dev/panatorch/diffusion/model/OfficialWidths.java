package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.guidance.Guidance;
import dev.panatorch.diffusion.guidance.GuidanceInterval;
import dev.panatorch.diffusion.guidance.GuidedChannels;
import dev.panatorch.diffusion.guidance.GuidedChannels.Choice;
import dev.panatorch.diffusion.sampling.NoiseSource;
import dev.panatorch.diffusion.sampling.RungeKutta;
import dev.panatorch.diffusion.sampling.RungeKuttaSampler;
import dev.panatorch.diffusion.sampling.Sampler;
import dev.panatorch.diffusion.sampling.SdeSampler;
import dev.panatorch.diffusion.sampling.TimeGrid;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.diffusion.transport.TimeShift;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.testing.Fixture;

/**
 * The official XL models with weights by rule: one forward pass, and a guided sample of ten steps
 * as the model's publication makes them.
 */
enum OfficialWidths {
  /** SiT-XL/2 on maps of 32 x 32: Euler, scale 4 on three channels. */
  SIT("sit", 10) {
    @Override
    TransformerConfig config(int depth) {
      return TransformerConfig.sit(new LatentInput.Patches(32, 4, 2), TransformerSize.XL, CLASSES)
          .with(Backbone.sit(depth, 1152, 16));
    }

    @Override
    Guidance guidance(GuidedChannels channels) {
      return new Guidance(4, GuidanceInterval.ALWAYS, channels);
    }

    @Override
    Sampler sampler() {
      return new RungeKuttaSampler(
          TimeGrid.uniform(TimeConvention.NOISE_AT_ZERO, STEPS), RungeKutta.EULER);
    }
  },
  /** MAETok's SiT-XL on 128 tokens: Euler-Maruyama, scale 1.9 up to 0.75 on all channels. */
  MAETOK("maetok", 11) {
    @Override
    TransformerConfig config(int depth) {
      return TransformerConfig.sit(new LatentInput.Tokens(128, 32), TransformerSize.XL, CLASSES)
          .with(Backbone.sit(depth, 1152, 16));
    }

    @Override
    Guidance guidance(GuidedChannels channels) {
      var interval = GuidanceInterval.ofNoisiness(0, .75, Flow.NOISE_AT_ONE);
      return new Guidance(1.9, interval, new GuidedChannels(channels.dim(), 32));
    }

    @Override
    Sampler sampler() {
      return new SdeSampler(Flow.NOISE_AT_ONE.interpolant(), STEPS);
    }
  },
  /** LightningDiT-XL/1 on maps of 16 x 16: shifted Euler, scale 6.7 from 0.125 on. */
  LIGHTNING("lightning", 12) {
    @Override
    TransformerConfig config(int depth) {
      return TransformerConfig.lightningDit(
              new LatentInput.Patches(16, 32, 1), TransformerSize.XL, CLASSES)
          .with(Backbone.lightningDit(depth, 1152, 16));
    }

    @Override
    Guidance guidance(GuidedChannels channels) {
      return new Guidance(6.7, new GuidanceInterval(.125, Double.POSITIVE_INFINITY), channels);
    }

    @Override
    Sampler sampler() {
      var grid =
          new TimeGrid(
              TimeConvention.NOISE_AT_ZERO, STEPS, TimeRange.WHOLE, TimeShift.ofDataTime(.3));
      return new RungeKuttaSampler(grid, RungeKutta.EULER);
    }
  };

  private static final long CLASSES = 1000;
  private static final int STEPS = 10;
  private static final long LABEL = 207;

  private static final NoiseSource NOISE =
      (step, like) ->
          Golden.wave(n -> Math.cos(0.11 * n), like.shape()).to(like.device(), DType.FLOAT64);

  private final String label;
  private final int key;

  OfficialWidths(String label, int key) {
    this.label = label;
    this.key = key;
  }

  abstract TransformerConfig config(int depth);

  abstract Guidance guidance(GuidedChannels firstThree);

  abstract Sampler sampler();

  /** Compares a model with weights by rule with the fixture. */
  void check(DenoiserModule model, Fixture fixture, double tolerance) {
    long[] one = model.latentShape();
    long[] batch = new long[one.length + 1];
    batch[0] = 1;
    System.arraycopy(one, 0, batch, 1, one.length);
    try (var scope = Scope.open()) {
      Tensor x = TransformerFixtureTest.latents(key, batch).to(model.device());
      Tensor labels = Tensor.of(new long[] {LABEL}, 1).to(model.device());
      Tensor times = Tensor.of(new float[] {.3f}, 1).to(model.device());
      fixture.assertClose(model.forward(x, times, labels).cpu(), label + ".forward", tolerance);

      GuidedChannels channels = Choice.FIRST_THREE.of(model.channelDim(), 32);
      var field = guidance(channels).guide(model.field(), labels, CLASSES);
      fixture.assertClose(
          sampler().sample(field, x, NOISE).cpu(), label + ".sample", 3 * tolerance);
    }
  }
}
