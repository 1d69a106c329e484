package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.BetaSchedule;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatentDiffusionPipelineTest {

  private static final SamplingSettings EULER = SamplingSettings.of(Method.EULER, 5);
  private static final LatentStatistics STATISTICS = LatentStatistics.ofScalar(0.1, 0.5);

  /** A velocity that exists at the data too: it does not run straight to it. */
  private static final Denoiser SMOOTH =
      FormulaDenoiser.of(
          Flow.NOISE_AT_ONE, (x, time, label, unused) -> x.sub(label.div(10.0)).div(time.add(0.1)));

  /** All data of class c is c / 10: the velocity of the straight path through (x, t) to it. */
  private static final Denoiser POINTS =
      FormulaDenoiser.of(
          Flow.NOISE_AT_ONE, (x, time, label, unused) -> x.sub(label.div(10.0)).div(time));

  /** The same with the time running the other way. */
  private static final Denoiser MIRRORED =
      FormulaDenoiser.of(
          Flow.NOISE_AT_ZERO,
          (x, time, label, unused) -> label.div(10.0).sub(x).div(time.rsub(1.0)));

  private static final NoiseSteps STEPS = new NoiseSteps(BetaSchedule.LINEAR, 1000, false);

  /**
   * The noise that a discrete diffusion of class c / 10 sees; 0 near the data, where it is 0 / 0.
   */
  private static final Denoiser DISCRETE =
      FormulaDenoiser.of(STEPS, (x, time, label, unused) -> noiseOf(x, time, label));

  private final LatentDiffusionPipeline pipeline = pipeline(POINTS);

  private static LatentDiffusionPipeline pipeline(Denoiser denoiser) {
    return new LatentDiffusionPipeline(denoiser, STATISTICS, new ReshapingCodec(3, 4));
  }

  private static Tensor noiseOf(Tensor x, Tensor time, Tensor label) {
    double kept = STEPS.alphaBar((int) time.flatten().toFloatArray()[0]);
    return x.sub(label.div(10.0), Math.sqrt(kept)).div(Math.sqrt(1 - kept));
  }

  private static Denoiser denoiserFor(Method method) {
    return method == Method.DDPM || method == Method.DDIM ? DISCRETE : POINTS;
  }

  /** Latents c / 10 become 0.1 + c / 20, and bytes 255 (1.1 + c / 20) / 2, cut. */
  @Test
  void classesBecomeImages() {
    try (var scope = Scope.open()) {
      Tensor images = pipeline.images(requests(0, 4), EULER);

      assertThat(images.dtype()).isEqualTo(DType.UINT8);
      assertThat(images.shape()).containsExactly(2, 3, 2, 2);
      assertThat(images.select(0, 0).toLongArray()).containsOnly(140);
      assertThat(images.select(0, 1).toLongArray()).containsOnly(165);
      assertThat(scope.liveTensors()).isEqualTo(3);
    }
  }

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
          pipeline(denoiserFor(method))
              .latents(requests(3, 8), SamplingSettings.of(method, 20), GenerationListener.NONE);

      double tolerance = noisy ? 0.1 : method == Method.DOPRI5 ? 2e-3 : 1e-5;
      assertThat(latents.select(0, 0).sub(0.1 + 0.15).abs().max().item()).isLessThan(tolerance);
      assertThat(latents.select(0, 1).sub(0.1 + 0.4).abs().max().item()).isLessThan(tolerance);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void anImageDependsOnItsOwnRequestAlone(Method method) {
    var settings = SamplingSettings.of(method, 8).with(GuidanceSettings.of(1.5).between(0, 0.75));
    Denoiser denoiser = denoiserFor(method);
    LatentDiffusionPipeline own = pipeline(denoiser.equals(POINTS) ? SMOOTH : denoiser);
    try (var scope = Scope.open()) {
      Tensor together = own.latents(requests(3, 8, 5), settings, GenerationListener.NONE);
      Tensor alone =
          own.latents(List.of(new ImageRequest(8, 101)), settings, GenerationListener.NONE);
      Tensor filled =
          own.inBatchesOf(2).latents(requests(3, 8, 5), settings, GenerationListener.NONE);

      assertThat(together.narrow(0, 1, 1).equal(alone)).isTrue();
      assertThat(together.equal(filled)).isTrue();
    }
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    var settings = SamplingSettings.of(Method.EULER_MARUYAMA, 20);
    byte[] expected;
    try (var scope = Scope.open()) {
      expected = pipeline.images(requests(1, 2, 3), settings).toByteArray();
    }
    long before = LiveTensors.count();
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        all.add(
            threads.submit(() -> {
              try (var scope = Scope.open()) {
                return pipeline.images(requests(1, 2, 3), settings).toByteArray();
              }
            }));
      }
      for (Future<byte[]> one : all) {
        assertThat(one.get()).isEqualTo(expected);
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void differentSeedsAndClassesGiveDifferentLatents() {
    List<Tensor> seen = new ArrayList<>();
    try (var scope = Scope.open()) {
      pipeline.latents(
          List.of(new ImageRequest(1, 5), new ImageRequest(1, 6), new ImageRequest(2, 5)),
          SamplingSettings.of(Method.EULER, 3),
          step -> {
            if (step.done() == 1) {
              seen.add(step.latents().copy().keep());
            }
          });
      Tensor first = seen.getFirst();
      assertThat(first.select(0, 0).equal(first.select(0, 1))).isFalse();
      assertThat(first.select(0, 0).equal(first.select(0, 2))).isFalse();
      first.close();
    }
  }

  /** The straight path's expected data is the data from the first step on. */
  @Test
  void previewsShowWhatIsExpected() {
    List<String> heard = new ArrayList<>();
    long before = LiveTensors.count();
    GenerationListener listener =
        GenerationListener.withPreviews(
            2,
            step -> {
              Tensor preview = step.preview();
              heard.add(
                  "%d+%d %d/%d %s"
                      .formatted(
                          step.firstImage(),
                          step.images(),
                          step.done(),
                          step.steps(),
                          preview == null ? "-" : preview.flatten().toLongArray()[0]));
            });
    pipeline
        .inBatchesOf(2)
        .images(requests(4, 4, 0), SamplingSettings.of(Method.EULER, 3), listener)
        .close();

    assertThat(heard)
        .containsExactly(
            "0+2 1/3 -", "0+2 2/3 165", "0+2 3/3 -", "2+1 1/3 -", "2+1 2/3 140", "2+1 3/3 -");
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void nothingIsLeftBehindNeitherAfterSuccessNorAfterCancelling() {
    long before = LiveTensors.count();
    pipeline.images(requests(1, 2), EULER).close();
    assertThatThrownBy(() ->
            pipeline.images(
                requests(1, 2),
                EULER,
                GenerationListener.withPreviews(
                    1,
                    step -> {
                      throw new CancellationException();
                    })))
        .isInstanceOf(CancellationException.class);
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void anInterruptCancels() {
    assertThatThrownBy(() ->
            pipeline.images(
                requests(1),
                EULER,
                step -> {
                  if (step.done() == 2) {
                    Thread.currentThread().interrupt();
                  }
                }))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("interrupted after 3 of 5 steps");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** u + 2 (c - u) of two points is the point 2 c - u: with u = 1 (class 10) and c = 0.4, -0.2. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HEUN2", "RK4"})
  void classifierFreeGuidanceLeadsAwayFromNoClass(Method method) {
    var settings = SamplingSettings.of(method, 20).with(GuidanceSettings.of(2));
    checkPoint(pipeline(denoiserFor(method)), method, settings, -0.2);
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
            ? FormulaDenoiser.of(STEPS, (x, time, label, b) -> noiseOf(x, time, label.mul(2.0)))
            // Its time runs the other way than the denoiser's.
            : FormulaDenoiser.of(
                Flow.NOISE_AT_ZERO,
                (x, time, label, b) -> label.div(5.0).sub(x).div(time.rsub(1.0)));
    var settings = SamplingSettings.of(method, 20).with(GuidanceSettings.of(1.5));
    checkPoint(pipeline(denoiserFor(method)).guidedBy(guide), method, settings, 0.2);
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
    checkPoint(pipeline(free), method, settings.with(GuidanceSettings.of(2)), -0.2);
    checkPoint(pipeline(free), method, settings, 0.4);
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
      Tensor latents = pipeline(free).latents(requests(10, 4), settings, step -> {});
      Tensor alone = pipeline(free).latents(requests(10), settings, step -> {});

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
      Tensor latents = pipeline.latents(requests(4), settings, GenerationListener.NONE);
      assertThat(latents.sub(0.1 + point * 0.5).abs().max().item()).isLessThan(tolerance);
    }
  }

  /** Guidance of a point from itself is none. */
  @Test
  void imagesOfNoClassAreNotGuided() {
    try (var scope = Scope.open()) {
      Tensor latents =
          pipeline.latents(requests(10), EULER.with(GuidanceSettings.of(9)), step -> {});

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
      Tensor one = pipeline.latents(requests(3), settings, step -> {});
      Tensor zero = pipeline(MIRRORED).latents(requests(3), settings, step -> {});
      Tensor turned =
          pipeline(MIRRORED.in(TimeConvention.NOISE_AT_ONE))
              .latents(requests(3), settings, step -> {});

      assertThat(zero.sub(one).abs().max().item()).isLessThan(2e-4);
      assertThat(turned.sub(one).abs().max().item()).isLessThan(2e-4);
    }
  }

  /** Red 0 to 3, green 4 to 7, blue 8 to 11 of a 2 x 2 image, as bytes. */
  @Test
  void imagesComeAsTensorsPicturesAndPackedBytes() {
    try (var scope = Scope.open();
        var arena = Arena.ofConfined()) {
      byte[] planes = new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255};
      Tensor images = Tensor.of(planes, 1, 3, 2, 2);
      images = images.dtype() == DType.UINT8 ? images : images.to(DType.UINT8);

      assertThat(ImageBytes.packed(images, arena).toArray(ValueLayout.JAVA_BYTE))
          .containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 255);
      BufferedImage picture = ImageBytes.pictures(images).getFirst();
      assertThat(picture.getRGB(0, 0)).isEqualTo(0xff000408);
      assertThat(picture.getRGB(1, 0)).isEqualTo(0xff010509);
      assertThat(picture.getRGB(1, 1)).isEqualTo(0xff0307ff);

      byte[] whole =
          pipeline.rgb(requests(0, 4), EULER, step -> {}, arena).toArray(ValueLayout.JAVA_BYTE);
      assertThat(whole).hasSize(2 * 2 * 2 * 3).startsWith(140, 140, 140).endsWith(165, 165);
      List<BufferedImage> pictures = pipeline.pictures(requests(0, 4), EULER, step -> {});
      assertThat(pictures.get(1).getRGB(0, 1)).isEqualTo(0xffa5a5a5);
    }
  }

  @Test
  void bytesAreClampedAndCut() {
    try (var scope = Scope.open()) {
      Tensor images = Tensor.of(new float[] {-2, -1, 0, 0.999f, 1, 3}, 6);
      assertThat(ImageBytes.of(images).toLongArray()).containsExactly(0, 0, 127, 254, 255, 255);
    }
  }

  @Test
  void aPipelineIsWarmedWithoutATrace() {
    long before = LiveTensors.count();
    for (Method method : Method.values()) {
      pipeline(denoiserFor(method)).warmUp(SamplingSettings.of(method, 50));
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(() ->
            new LatentDiffusionPipeline(
                POINTS, LatentStatistics.IDENTITY, new ReshapingCodec(3, 8)))
        .hasMessageContaining("latents [3, 4], the tokenizer on [3, 8]");
    assertThatThrownBy(() -> pipeline.images(requests(11), EULER))
        .hasMessageContaining("class 11 does not exist")
        .hasMessageContaining("10 for none");
    assertThatThrownBy(() -> pipeline.images(requests(1), SamplingSettings.of(Method.DDPM, 10)))
        .hasMessageContaining("DDPM is for networks of numbered steps");
    assertThatThrownBy(() -> pipeline(DISCRETE).images(requests(1), EULER))
        .hasMessageContaining("take DDPM or DDIM");
    assertThatThrownBy(() -> SamplingSettings.of(Method.EULER, 0))
        .hasMessageContaining("steps must be positive");
    assertThatThrownBy(() -> GuidanceSettings.of(1).between(0.5, 0.2))
        .hasMessageContaining("0.5 to 0.2");
    assertThatThrownBy(() -> pipeline.inBatchesOf(0)).hasMessageContaining("not 0");
    var cosine = new Flow(Path.COSINE, TimeConvention.NOISE_AT_ONE, Prediction.VELOCITY);
    Denoiser other = FormulaDenoiser.of(cosine, (x, time, label, unused) -> x);
    assertThatThrownBy(() -> pipeline.guidedBy(other))
        .hasMessageContaining("path LINEAR, its guide COSINE");
    assertThatThrownBy(() -> pipeline.guidedBy(DISCRETE)).hasMessageContaining("process Flow");
  }

  private static List<ImageRequest> requests(long... labels) {
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      requests.add(new ImageRequest(labels[i], 100 + i));
    }
    return requests;
  }
}
