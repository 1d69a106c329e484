package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.guidance.GuidedChannels;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.sampling.Field;
import dev.panatorch.diffusion.sampling.ImageNoise;
import dev.panatorch.diffusion.transport.BetaSchedule;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every guidance with every solver: what the pipeline makes is what the solver makes of the field
 * that the guidance is defined to be.
 */
class GuidanceWithSolversTest {

  private static final NoiseSteps STEPS = new NoiseSteps(BetaSchedule.LINEAR, 1000, false);
  private static final long NONE = FormulaDenoiser.CLASSES;
  private static final double SCALE = 1.7;
  private static final GuidanceSettings GUIDED = GuidanceSettings.of(SCALE);

  /** Kinds of guidance, by what the pipeline is told. */
  enum Kind {
    NO_GUIDANCE(GuidanceSettings.NONE),
    NO_CLASS(GUIDED),
    ALL_CHANNELS(GUIDED),
    THREE_CHANNELS(GUIDED.on(GuidedChannels.Choice.FIRST_THREE)),
    INTERVAL(GUIDED.between(0.25, 0.7)),
    AUTOGUIDANCE(GUIDED),
    AUTOGUIDANCE_OF_THREE_WITHIN(GUIDED.between(0.25, 0.7).on(GuidedChannels.Choice.FIRST_THREE)),
    GUIDANCE_FREE(GUIDED),
    GUIDANCE_FREE_WITHIN(GUIDED.between(0.25, 0.7));

    private final GuidanceSettings settings;

    Kind(GuidanceSettings settings) {
      this.settings = settings;
    }

    boolean hasGuide() {
      return name().startsWith("AUTO");
    }

    boolean isFree() {
      return name().startsWith("GUIDANCE_FREE");
    }
  }

  static Stream<Arguments> all() {
    return Arrays.stream(Method.values())
        .flatMap(method -> Arrays.stream(Kind.values()).map(kind -> Arguments.of(method, kind)));
  }

  private static Parameterization meaning(Method method) {
    return method == Method.DDPM || method == Method.DDIM ? STEPS : Flow.NOISE_AT_ONE;
  }

  /** Some smooth function of everything, which no two channels share. */
  private static Tensor value(Tensor x, Tensor label, Tensor temperature) {
    Tensor channels = Torch.arange(4L).to(DType.FLOAT32).add(1.0).mul(0.05);
    return x.mul(0.4).sin().add(label.mul(channels).div(temperature.add(0.5)));
  }

  private static Denoiser denoiser(Method method, boolean free) {
    return new FormulaDenoiser(
        (x, time, label, temperature) -> value(x, label, temperature), meaning(method), free);
  }

  private static Denoiser guide(Method method) {
    return FormulaDenoiser.of(
        meaning(method), (x, time, label, temperature) -> x.mul(0.3).add(label.mul(0.02)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void samplesAreThoseOfTheDefinition(Method method, Kind kind) {
    Denoiser denoiser = denoiser(method, kind.isFree());
    var plain =
        new LatentDiffusionPipeline(denoiser, LatentStatistics.IDENTITY, new ReshapingCodec(3, 4));
    var pipeline = kind.hasGuide() ? plain.guidedBy(guide(method)) : plain;
    var settings = SamplingSettings.of(method, 7).with(kind.settings);
    long label = kind == Kind.NO_CLASS ? NONE : 4;
    var requests = List.of(new ImageRequest(label, 11), new ImageRequest(label, 12));
    try (var scope = Scope.open()) {
      Tensor made = pipeline.latents(requests, settings, GenerationListener.NONE);
      Tensor free =
          pipeline.latents(requests, settings.with(GuidanceSettings.NONE), GenerationListener.NONE);
      for (int i = 0; i < requests.size(); i++) {
        Tensor expected = defined(method, kind, settings, requests.get(i));
        Tensor deviation = made.narrow(0, i, 1).to(DType.FLOAT64).sub(expected).abs().max();
        assertThat(deviation.item()).isLessThan(1e-6 * expected.abs().max().item());
      }
      boolean guided = kind != Kind.NO_GUIDANCE && kind != Kind.NO_CLASS;
      assertThat(made.sub(free).abs().max().item() > 1e-3).isEqualTo(guided);
    }
  }

  private static Tensor defined(
      Method method, Kind kind, SamplingSettings settings, ImageRequest request) {
    try (var noise = new ImageNoise(request.seed())) {
      return settings
          .sampler(meaning(method), 2)
          .sample(
              field(method, kind, request.label()),
              noise.start(Device.CPU, 3, 4),
              noise,
              (done, steps, time, x) -> {});
    }
  }

  private static Field field(Method method, Kind kind, long label) {
    double length = meaning(method).equals(STEPS) ? STEPS.steps() - 1 : 1;
    return new Field() {
      @Override
      public Tensor at(Tensor x, double time) {
        return at(x, time, time);
      }

      @Override
      public Tensor at(Tensor x, double time, double stepTime) {
        // An adaptive solver looks past the ends of the path.
        double noisiness = Math.clamp(stepTime / length, 0, 1);
        boolean within = kind.settings.low() <= noisiness && noisiness <= kind.settings.high();
        Tensor own = run(method, x, time, label, 1);
        if (!within) {
          return own;
        }
        return switch (kind) {
          case NO_GUIDANCE, NO_CLASS -> own;
          case ALL_CHANNELS, INTERVAL -> away(own, run(method, x, time, NONE, 1), 4);
          case THREE_CHANNELS -> away(own, run(method, x, time, NONE, 1), 3);
          case AUTOGUIDANCE -> away(own, weaker(method, x, time, label), 4);
          case AUTOGUIDANCE_OF_THREE_WITHIN -> away(own, weaker(method, x, time, label), 3);
          case GUIDANCE_FREE, GUIDANCE_FREE_WITHIN -> run(method, x, time, label, 1 / SCALE);
        };
      }
    };
  }

  private static Tensor run(Method method, Tensor x, double time, long label, double temperature) {
    return denoiser(method, true)
        .forward(x.to(DType.FLOAT32), scalar(time), labels(label), scalar(temperature))
        .to(DType.FLOAT64);
  }

  private static Tensor weaker(Method method, Tensor x, double time, long label) {
    return guide(method)
        .forward(x.to(DType.FLOAT32), scalar(time), labels(label))
        .to(DType.FLOAT64);
  }

  /** The reference and {@code SCALE} times the way from it, in the first channels. */
  private static Tensor away(Tensor own, Tensor reference, long channels) {
    Tensor guided = own.mul(SCALE).sub(reference.mul(SCALE - 1)).narrow(2, 0, channels);
    return Torch.cat(List.of(guided, own.narrow(2, channels, 4 - channels)), 2);
  }

  private static Tensor scalar(double value) {
    return Torch.full(new long[] {1}, value, DType.FLOAT32);
  }

  private static Tensor labels(long label) {
    return Torch.full(new long[] {1}, label, DType.INT64);
  }
}
