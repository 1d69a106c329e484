package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method with every guidance, on fields whose data are points. */
class PipelineMethodsTest {

  private static final SamplingSettings EULER = SamplingSettings.of(Method.EULER, 5);

  private final LatentDiffusionPipeline pipeline = PointFields.pipeline(PointFields.POINTS);

  /** With all data at one point every solver of the flow ends there, and so do the steps back. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HEUN2", "RK4"}) // They ask for the velocity at the data itself.
  void everyMethodReachesTheData(Method method) {
    boolean noisy = method == Method.STOCHASTIC_HEUN || method == Method.EULER_MARUYAMA;
    try (var scope = Scope.open()) {
      Tensor latents =
          PointFields.pipeline(PointFields.denoiserFor(method))
              .latents(
                  PointFields.requests(3, 8),
                  SamplingSettings.of(method, 20),
                  GenerationListener.NONE);

      double tolerance = noisy ? 0.1 : method == Method.DOPRI5 ? 2e-3 : 1e-5;
      assertThat(latents.select(0, 0).sub(0.1 + 0.15).abs().max().item()).isLessThan(tolerance);
      assertThat(latents.select(0, 1).sub(0.1 + 0.4).abs().max().item()).isLessThan(tolerance);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void anImageDependsOnItsOwnRequestAlone(Method method) {
    var settings = SamplingSettings.of(method, 8).with(GuidanceSettings.of(1.5).between(0, 0.75));
    Denoiser denoiser = PointFields.denoiserFor(method);
    LatentDiffusionPipeline own =
        PointFields.pipeline(denoiser.equals(PointFields.POINTS) ? PointFields.SMOOTH : denoiser);
    try (var scope = Scope.open()) {
      Tensor together =
          own.latents(PointFields.requests(3, 8, 5), settings, GenerationListener.NONE);
      Tensor alone =
          own.latents(List.of(new ImageRequest(8, 101)), settings, GenerationListener.NONE);
      Tensor filled =
          own.inBatchesOf(2)
              .latents(PointFields.requests(3, 8, 5), settings, GenerationListener.NONE);

      assertThat(together.narrow(0, 1, 1).equal(alone)).isTrue();
      assertThat(together.equal(filled)).isTrue();
    }
  }

  /** u + 2 (c - u) of two points is the point 2 c - u: with u = 1 (class 10) and c = 0.4, -0.2. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HEUN2", "RK4"})
  void classifierFreeGuidanceLeadsAwayFromNoClass(Method method) {
    var settings = SamplingSettings.of(method, 20).with(GuidanceSettings.of(2));
    checkPoint(PointFields.pipeline(PointFields.denoiserFor(method)), method, settings, -0.2);
  }

  /** Away from a guide that takes class c for c / 5: 0.8 + 1.5 (0.4 - 0.8) = 0.2. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HEUN2", "RK4"})
  void autoguidanceLeadsAwayFromTheGuide(Method method) {
    boolean steps = method == Method.DDPM || method == Method.DDIM;
    Denoiser guide =
        steps
            ? FormulaDenoiser.of(
                PointFields.STEPS,
                (x, time, label, b) -> PointFields.noiseOf(x, time, label.mul(2.0)))
            // Its time runs the other way than the denoiser's.
            : FormulaDenoiser.of(
                Flow.NOISE_AT_ZERO,
                (x, time, label, b) -> label.div(5.0).sub(x).div(time.rsub(1.0)));
    var settings = SamplingSettings.of(method, 20).with(GuidanceSettings.of(1.5));
    checkPoint(
        PointFields.pipeline(PointFields.denoiserFor(method)).guidedBy(guide),
        method,
        settings,
        0.2);
  }

  /** A network that has learned the guided field: 1 + (c - 1) / b at the temperature b. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HEUN2", "RK4", "DDPM", "DDIM"})
  void guidanceFreeNetworksAreAskedAtTheirTemperature(Method method) {
    var free =
        new FormulaDenoiser(
            (x, time, label, b) -> x.sub(label.div(10.0).sub(1.0).div(b).add(1.0)).div(time),
            Flow.NOISE_AT_ONE,
            true);
    var settings = SamplingSettings.of(method, 20);
    checkPoint(PointFields.pipeline(free), method, settings.with(GuidanceSettings.of(2)), -0.2);
    checkPoint(PointFields.pipeline(free), method, settings, 0.4);
  }

  /** At a temperature of 0.5 this network would give no class the data 2; in training it was 1. */
  @Test
  void guidanceFreeNetworksHaveNoTemperatureForNoClassInAnyCompany() {
    var free =
        new FormulaDenoiser(
            (x, time, label, b) -> x.sub(label.div(10.0).div(b)).div(time),
            Flow.NOISE_AT_ONE,
            true);
    var settings = EULER.with(GuidanceSettings.of(2));
    try (var scope = Scope.open()) {
      Tensor latents =
          PointFields.pipeline(free).latents(PointFields.requests(10, 4), settings, step -> {});
      Tensor alone =
          PointFields.pipeline(free).latents(PointFields.requests(10), settings, step -> {});

      assertThat(latents.select(0, 0).sub(0.1 + 0.5).abs().max().item()).isLessThan(1e-5);
      assertThat(latents.select(0, 1).sub(0.1 + 0.4).abs().max().item()).isLessThan(1e-5);
      assertThat(alone.sub(0.1 + 0.5).abs().max().item()).isLessThan(1e-5);
    }
  }

  /** Class 4 becomes this point, denormalised. */
  private static void checkPoint(
      LatentDiffusionPipeline pipeline, Method method, SamplingSettings settings, double point) {
    boolean noisy = method == Method.STOCHASTIC_HEUN || method == Method.EULER_MARUYAMA;
    double tolerance = noisy ? 0.1 : method == Method.DOPRI5 ? 2e-3 : 1e-5;
    try (var scope = Scope.open()) {
      Tensor latents = pipeline.latents(PointFields.requests(4), settings, GenerationListener.NONE);
      assertThat(latents.sub(0.1 + point * 0.5).abs().max().item()).isLessThan(tolerance);
    }
  }

  /** Guidance of a point from itself is none. */
  @Test
  void imagesOfNoClassAreNotGuided() {
    try (var scope = Scope.open()) {
      Tensor latents =
          pipeline.latents(
              PointFields.requests(10), EULER.with(GuidanceSettings.of(9)), step -> {});

      assertThat(latents.sub(0.1 + 0.5).abs().max().item()).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HEUN2", "RK4", "DDPM", "DDIM"})
  void bothConventionsGiveTheSameImages(Method method) {
    var settings =
        SamplingSettings.of(method, 6).shifted(2).with(GuidanceSettings.of(1.5).between(0.1, 0.75));
    try (var scope = Scope.open()) {
      Tensor one = pipeline.latents(PointFields.requests(3), settings, step -> {});
      Tensor zero =
          PointFields.pipeline(PointFields.MIRRORED)
              .latents(PointFields.requests(3), settings, step -> {});
      Tensor turned =
          PointFields.pipeline(PointFields.MIRRORED.in(TimeConvention.NOISE_AT_ONE))
              .latents(PointFields.requests(3), settings, step -> {});

      assertThat(zero.sub(one).abs().max().item()).isLessThan(2e-4);
      assertThat(turned.sub(one).abs().max().item()).isLessThan(2e-4);
    }
  }
}
