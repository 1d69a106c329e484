package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.BetaSchedule;
import dev.panatorch.diffusion.transport.NoiseChain;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Respacing;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DDPM and DDIM against the formulas in PyTorch, which agree with DiT's code. */
class AncestralSamplerTest {

  /** Of the fixture: cos(0.7 n + 1.3 step) over the whole batch. */
  private static final NoiseSource NOISE =
      (step, like) ->
          Torch.arange(like.numel())
              .to(DType.FLOAT64)
              .mul(.7)
              .add(1.3 * step)
              .cos()
              .reshape(like.shape());

  private static Tensor noise(Tensor x, double t) {
    return x.tanh().mul(Math.cos(t / 300)).add(x.roll(new long[] {1}, -1), .1);
  }

  private static final Field LEARNED =
      (x, t) -> Torch.cat(List.of(noise(x, t), x.mul(3.0).add(t / 100).sin()), 1);

  @ParameterizedTest
  @EnumSource(BetaSchedule.class)
  void stepsBackAreThoseOfPyTorch(BetaSchedule schedule) throws IOException {
    var learned = new NoiseSteps(schedule, 1000, true);
    var fixed = new NoiseSteps(schedule, 1000, false);
    String name = schedule == BetaSchedule.LINEAR ? "linear" : "cosine";
    try (var scope = Scope.open()) {
      Fixture fixture = Fixture.of(AncestralSamplerTest.class, "steps.safetensors");
      Tensor start = Torch.arange(24L).to(DType.FLOAT64).mul(1.7).add(.3).sin().view(2, 3, 4);

      double[] betas = fixture.get(name + ".betas").toDoubleArray();
      assertThat(schedule.betas(1000)).containsExactly(betas, within(1e-15));
      // The cosine's last step divides by the square root of 6e-8.
      double tolerance = schedule == BetaSchedule.LINEAR ? 1e-10 : 1e-6;
      fixture.assertClose(
          AncestralSampler.ddpm(learned, 27, 1).sample(LEARNED, start, NOISE),
          name + ".ddpm",
          tolerance);
      fixture.assertClose(
          AncestralSampler.ddpm(fixed, 27, 1).sample(AncestralSamplerTest::noise, start, NOISE),
          name + ".ddpm_fixed",
          tolerance);
      fixture.assertClose(
          AncestralSampler.ddim(learned, 25, 0, 1).sample(LEARNED, start, NOISE),
          name + ".ddim",
          tolerance);
      fixture.assertClose(
          AncestralSampler.ddim(fixed, 25, .6, 1).sample(AncestralSamplerTest::noise, start, NOISE),
          name + ".ddim_noisy",
          tolerance);
      long[] even = fixture.get("even").toLongArray();
      List<NoiseChain.Link> links = fixed.chain(Respacing.EVEN, 250).links();
      for (int i = 0; i < 250; i++) {
        assertThat(links.get(i).timestep()).isEqualTo((int) even[i]);
      }
    }
  }

  @Test
  void aShorterChainKeepsWhatTheNetworkKnows() {
    for (BetaSchedule schedule : BetaSchedule.values()) {
      var process = new NoiseSteps(schedule, 1000, true);
      double product = 1;
      for (NoiseChain.Link link : process.chain(Respacing.EVEN, 40).links()) {
        product *= 1 - link.beta();
        assertThat(link.alphaBar())
            .isCloseTo(process.alphaBar(link.timestep()), within(1e-15))
            .isCloseTo(product, within(1e-12));
      }
      assertThat(process.chain().links()).hasSize(1000);
    }
  }

  /** With all data at one point, each draw is of the true step back, and its end is the point. */
  @Test
  void allStepsLeadToTheOnlyData() {
    var process = new NoiseSteps(BetaSchedule.LINEAR, 1000, false);
    Field field =
        (x, t) -> {
          double kept = process.alphaBar((int) t);
          return x.sub(2 * Math.sqrt(kept)).div(Math.sqrt(1 - kept));
        };
    try (var scope = Scope.open();
        var noise = new ImageNoise(1, 2, 3)) {
      Tensor start = noise.start(dev.panatorch.runtime.Device.CPU, 5);
      for (Sampler sampler :
          List.of(
              AncestralSampler.ddpm(process, 1000, 1),
              AncestralSampler.ddpm(process, 7, 1),
              AncestralSampler.ddpm(process, 1, 1),
              AncestralSampler.ddim(process, 10, 0, 1),
              AncestralSampler.ddim(process, 10, 1, 1))) {
        assertThat(sampler.sample(field, start, noise).sub(2.0).abs().max().item())
            .isLessThan(1e-9);
      }
    }
  }

  /** Data of deviation d: the noise that is expected is sigma x / (alphaBar d^2 + sigma^2). */
  @Test
  void theVarianceOfGaussianDataIsKept() {
    var process = new NoiseSteps(BetaSchedule.COSINE, 1000, false);
    double square = .25;
    Field field =
        (x, t) -> {
          double kept = process.alphaBar((int) t);
          return x.mul(Math.sqrt(1 - kept) / (kept * square + 1 - kept));
        };
    try (var scope = Scope.open();
        var noise = new ImageNoise(5)) {
      Tensor start = noise.start(dev.panatorch.runtime.Device.CPU, 40_000);
      for (Sampler sampler :
          List.of(
              AncestralSampler.ddpm(process, 1000, 1), AncestralSampler.ddim(process, 250, 0, 1))) {
        assertThat(sampler.sample(field, start, noise).std().item()).isCloseTo(.5, within(.01));
      }
    }
  }

  @Test
  void timesAreTheStepsAndTheDataIsAtMinusOne() {
    List<String> heard = new ArrayList<>();
    try (var scope = Scope.open()) {
      AncestralSampler.ddim(new NoiseSteps(BetaSchedule.LINEAR, 100, false), 4, 0, 1)
          .sample(
              (x, t) -> {
                heard.add("asked at " + t);
                return x;
              },
              Torch.ones(1, 2),
              NOISE,
              (done, steps, time, x) -> heard.add(done + "/" + steps + " " + time));
    }
    assertThat(heard)
        .containsExactly(
            "asked at 75.0",
            "1/4 50.0",
            "asked at 50.0",
            "2/4 25.0",
            "asked at 25.0",
            "3/4 0.0",
            "asked at 0.0",
            "4/4 -1.0");
  }

  @Test
  void stepsThatCannotBeTakenAreRefused() {
    var process = new NoiseSteps(BetaSchedule.LINEAR, 100, false);
    assertThatThrownBy(() -> AncestralSampler.ddim(process, 60, 0, 1))
        .hasMessageContaining("no stride takes 60 of 100 steps");
    assertThatThrownBy(() -> AncestralSampler.ddpm(process, 101, 1))
        .hasMessageContaining("1 to 100 steps can be taken, not 101");
    assertThatThrownBy(() -> AncestralSampler.ddim(process, 10, 2, 1))
        .hasMessageContaining("[0, 1], not 2.0");
  }
}
