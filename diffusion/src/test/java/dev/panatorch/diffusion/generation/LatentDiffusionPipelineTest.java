package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatentDiffusionPipelineTest {

  private static final SamplingSettings EULER =
      new SamplingSettings(SamplingSettings.Method.EULER, 5, 1, 0, 1);

  /** All data of class c is c / 10: the velocity of the straight path through (x, t) to it. */
  private static final class Points implements Denoiser {
    @Override
    public Tensor forward(Tensor x, Tensor times, Tensor labels) {
      Tensor data = labels.to(DType.FLOAT32).div(10.0).reshape(-1, 1, 1);
      return x.sub(data).div(times.reshape(-1, 1, 1));
    }

    @Override
    public Interpolant interpolant() {
      return new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);
    }

    @Override
    public long[] latentShape() {
      return new long[] {3, 4};
    }

    @Override
    public long nullLabel() {
      return 10;
    }

    @Override
    public DType dtype() {
      return DType.FLOAT32;
    }

    @Override
    public Device device() {
      return Device.CPU;
    }
  }

  /** Decodes [3, 4] to [3, 2, 2]. */
  private record Reshaping(long... latentShape) implements LatentCodec {
    @Override
    public int imageSize() {
      return 2;
    }

    @Override
    public Device device() {
      return Device.CPU;
    }

    @Override
    public Tensor encode(Tensor images) {
      return images.reshape(-1, 3, 4);
    }

    @Override
    public Tensor decode(Tensor latents) {
      return latents.reshape(-1, 3, 2, 2);
    }

    @Override
    public void close() {}
  }

  private final LatentDiffusionPipeline pipeline =
      new LatentDiffusionPipeline(
          new Points(), LatentStatistics.ofScalar(0.1, 0.5), new Reshaping(3, 4));

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

  @ParameterizedTest
  @EnumSource(SamplingSettings.Method.class)
  void anImageDependsOnItsOwnRequestAlone(SamplingSettings.Method method) {
    var settings = new SamplingSettings(method, 7, 1.5, 0, 0.75);
    try (var scope = Scope.open()) {
      Tensor together = pipeline.latents(requests(3, 8, 5), settings, (done, steps, time, x) -> {});
      Tensor alone =
          pipeline.latents(
              List.of(new ImageRequest(8, 101)), settings, (done, steps, time, x) -> {});

      assertThat(together.narrow(0, 1, 1).equal(alone)).isTrue();
    }
  }

  @Test
  void differentSeedsAndClassesGiveDifferentLatents() {
    var settings = new SamplingSettings(SamplingSettings.Method.EULER, 3, 1, 0, 1);
    List<Tensor> seen = new ArrayList<>();
    try (var scope = Scope.open()) {
      pipeline.latents(
          List.of(new ImageRequest(1, 5), new ImageRequest(1, 6), new ImageRequest(2, 5)),
          settings,
          (done, steps, time, x) -> {
            if (done == 1) {
              seen.add(x.copy().keep());
            }
          });
      Tensor first = seen.getFirst();
      assertThat(first.select(0, 0).equal(first.select(0, 1))).isFalse();
      assertThat(first.select(0, 0).equal(first.select(0, 2))).isFalse();
      first.close();
    }
  }

  @Test
  void nothingIsLeftBehindNeitherAfterSuccessNorAfterCancelling() {
    long before = LiveTensors.count();
    pipeline.images(requests(1, 2), EULER).close();
    assertThatThrownBy(() ->
            pipeline.images(
                requests(1, 2),
                EULER,
                (done, steps, time, x) -> {
                  throw new CancellationException();
                }))
        .isInstanceOf(CancellationException.class);
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void bytesAreClampedAndCut() {
    try (var scope = Scope.open()) {
      Tensor images = Tensor.of(new float[] {-2, -1, 0, 0.999f, 1, 3}, 6);
      assertThat(LatentDiffusionPipeline.toBytes(images).toLongArray())
          .containsExactly(0, 0, 127, 254, 255, 255);
    }
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(() ->
            new LatentDiffusionPipeline(
                new Points(), LatentStatistics.IDENTITY, new Reshaping(3, 8)))
        .hasMessageContaining("latents [3, 4], the tokenizer on [3, 8]");
    assertThatThrownBy(() -> pipeline.images(requests(11), EULER))
        .hasMessageContaining("class 11 does not exist")
        .hasMessageContaining("10 for none");
    assertThatThrownBy(() -> new SamplingSettings(SamplingSettings.Method.EULER, 0, 1, 0, 1))
        .hasMessageContaining("steps must be positive");
    assertThatThrownBy(() -> new SamplingSettings(SamplingSettings.Method.EULER, 1, 1, 0.5, 0.2))
        .hasMessageContaining("0.5 and 0.2");
  }

  private static List<ImageRequest> requests(long... labels) {
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      requests.add(new ImageRequest(labels[i], 100 + i));
    }
    return requests;
  }
}
