package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.diffusion.guidance.Guidance;
import dev.panatorch.diffusion.guidance.GuidanceInterval;
import dev.panatorch.diffusion.guidance.GuidedChannels;
import dev.panatorch.diffusion.sampling.ImageNoise;
import dev.panatorch.diffusion.sampling.SdeSampler;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Settings;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GraphedDenoiserTest {

  private static final TransformerConfig CONFIG =
      Golden.sit(new LatentInput.Tokens(16, 8), 64, Flow.NOISE_AT_ONE, 10);

  @Test
  void onTheCpuItIsTheNetworkItself() {
    try (var model = Golden.model(CONFIG, 0.05);
        var graphed = new GraphedDenoiser(model);
        var scope = Scope.open();
        var mode = GradMode.inference()) {
      assertThat(pass(graphed, 3, Device.CPU).equal(pass(model, 3, Device.CPU))).isTrue();
      assertThat(graphed.parameterization()).isEqualTo(Flow.NOISE_AT_ONE);
      assertThat(graphed.nullLabel()).hasValue(10);
      assertThat(graphed.channelDim()).isEqualTo(2);
    }
  }

  /** Passes of several sizes in turn, and a guided sample, are those of the network. */
  @Test
  @Tag("cuda")
  void replayedPassesAreThoseOfTheNetwork() {
    Assumptions.assumeTrue(Settings.hasCuda(), "no CUDA here");
    Device device = Device.cuda(0);
    try (var model = Golden.model(CONFIG, 0.05)) {
      model.to(device, DType.FLOAT32);
      long before = LiveTensors.count();
      try (var graphed = new GraphedDenoiser(model);
          var scope = Scope.open();
          var mode = GradMode.inference()) {
        for (int count : new int[] {1, 4, 1, 2, 4}) {
          Tensor expected = pass(model, count, device);
          Tensor got = pass(graphed, count, device);
          assertThat(got.sub(expected).abs().max().item()).isLessThan(1e-5);
        }
        Tensor expected = sample(model, device);
        assertThat(sample(graphed, device).sub(expected).abs().max().item()).isLessThan(1e-4);
      }
      assertThat(LiveTensors.count()).isEqualTo(before);
    }
  }

  private static Tensor pass(Denoiser denoiser, int count, Device device) {
    return Scope.run(() -> {
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n + count), count, 16, 8).to(device);
      Tensor times = Golden.wave(n -> 0.3 + 0.1 * n, count).to(device);
      Tensor labels = Torch.arange((long) count).to(device);
      return denoiser.forward(x, times, labels);
    });
  }

  private static Tensor sample(Denoiser denoiser, Device device) {
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2, 3)) {
      Tensor labels = Tensor.of(new long[] {1, 2, 3}, 3).to(device);
      var guidance =
          new Guidance(
              1.9,
              GuidanceInterval.ofNoisiness(0, .75, Flow.NOISE_AT_ONE),
              GuidedChannels.Choice.ALL.of(2, 8));
      Tensor start = noise.start(device, 16, 8);
      return scope.escape(
          new SdeSampler(Flow.NOISE_AT_ONE.interpolant(), 10)
              .sample(guidance.guide(denoiser.field(), labels, 10), start, noise));
    }
  }
}
