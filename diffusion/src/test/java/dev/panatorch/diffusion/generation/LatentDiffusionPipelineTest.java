package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.Flow;
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

class LatentDiffusionPipelineTest {

  private static final SamplingSettings EULER = SamplingSettings.of(Method.EULER, 5);
  private final LatentDiffusionPipeline pipeline = PointFields.pipeline(PointFields.POINTS);

  /** Latents c / 10 become 0.1 + c / 20, and bytes 255 (1.1 + c / 20) / 2, cut. */
  @Test
  void classesBecomeImages() {
    try (var scope = Scope.open()) {
      Tensor images = pipeline.images(PointFields.requests(0, 4), EULER);

      assertThat(images.dtype()).isEqualTo(DType.UINT8);
      assertThat(images.shape()).containsExactly(2, 3, 2, 2);
      assertThat(images.select(0, 0).toLongArray()).containsOnly(140);
      assertThat(images.select(0, 1).toLongArray()).containsOnly(165);
      assertThat(scope.liveTensors()).isEqualTo(3);
    }
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    var settings = SamplingSettings.of(Method.EULER_MARUYAMA, 20);
    byte[] expected;
    try (var scope = Scope.open()) {
      expected = pipeline.images(PointFields.requests(1, 2, 3), settings).toByteArray();
    }
    long before = LiveTensors.count();
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        all.add(
            threads.submit(() -> {
              try (var scope = Scope.open()) {
                return pipeline.images(PointFields.requests(1, 2, 3), settings).toByteArray();
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
        .images(PointFields.requests(4, 4, 0), SamplingSettings.of(Method.EULER, 3), listener)
        .close();

    assertThat(heard)
        .containsExactly(
            "0+2 1/3 -", "0+2 2/3 165", "0+2 3/3 -", "2+1 1/3 -", "2+1 2/3 140", "2+1 3/3 -");
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void nothingIsLeftBehindNeitherAfterSuccessNorAfterCancelling() {
    long before = LiveTensors.count();
    pipeline.images(PointFields.requests(1, 2), EULER).close();
    assertThatThrownBy(() ->
            pipeline.images(
                PointFields.requests(1, 2),
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
                PointFields.requests(1),
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
          pipeline
              .rgb(PointFields.requests(0, 4), EULER, step -> {}, arena)
              .toArray(ValueLayout.JAVA_BYTE);
      assertThat(whole).hasSize(2 * 2 * 2 * 3).startsWith(140, 140, 140).endsWith(165, 165);
      List<BufferedImage> pictures =
          pipeline.pictures(PointFields.requests(0, 4), EULER, step -> {});
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
      PointFields.pipeline(PointFields.denoiserFor(method)).warmUp(SamplingSettings.of(method, 50));
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(() ->
            new LatentDiffusionPipeline(
                PointFields.POINTS, LatentStatistics.IDENTITY, new ReshapingCodec(3, 8)))
        .hasMessageContaining("latents [3, 4], the tokenizer on [3, 8]");
    assertThatThrownBy(() -> pipeline.images(PointFields.requests(11), EULER))
        .hasMessageContaining("class 11 does not exist")
        .hasMessageContaining("10 for none");
    assertThatThrownBy(
            () -> pipeline.images(PointFields.requests(1), SamplingSettings.of(Method.DDPM, 10)))
        .hasMessageContaining("DDPM is for networks of numbered steps");
    assertThatThrownBy(
            () -> PointFields.pipeline(PointFields.DISCRETE).images(PointFields.requests(1), EULER))
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
    assertThatThrownBy(() -> pipeline.guidedBy(PointFields.DISCRETE))
        .hasMessageContaining("process Flow");
  }
}
