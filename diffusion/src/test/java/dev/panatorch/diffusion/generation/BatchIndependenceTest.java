package dev.panatorch.diffusion.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.diffusion.SmallSit;
import dev.panatorch.diffusion.generation.SamplingSettings.Method;
import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an image depends on the images that it is made with: real networks, bit by bit. */
class BatchIndependenceTest {

  private static final SamplingSettings SETTINGS =
      SamplingSettings.of(Method.EULER_MARUYAMA, 8).with(GuidanceSettings.of(1.9).between(0, 0.75));

  private static final Factory RANDOM = Factory.of(Device.CPU, 3);
  private static final DenoiserModule MODEL =
      SmallSit.of(RANDOM, 32, 8, Backbone.sit(3, 96, 4), 0.2);

  @AfterAll
  static void close() {
    MODEL.close();
    RANDOM.close();
  }

  /** Images of 16 x 16 pixels by a fixed linear map of all the latent's numbers. */
  private record LinearCodec(Tensor map) implements LatentCodec {
    @Override
    public int imageSize() {
      return 16;
    }

    @Override
    public long[] latentShape() {
      return new long[] {32, 8};
    }

    @Override
    public Device device() {
      return Device.CPU;
    }

    @Override
    public Tensor encode(Tensor images) {
      throw new AssertionError("generation encodes nothing");
    }

    @Override
    public Tensor decode(Tensor latents) {
      return Scope.run(() -> latents.flatten(1).matmul(map).reshape(-1, 3, 16, 16));
    }

    @Override
    public void close() {
      map.close();
    }
  }

  private static LinearCodec codec() {
    try (var scope = Scope.open()) {
      Tensor numbers = dev.panatorch.runtime.Torch.arange(256L * 768).to(DType.FLOAT32);
      return new LinearCodec(numbers.mul(0.61).sin().mul(0.05).reshape(256, 768).keep());
    }
  }

  private static List<ImageRequest> requests(int from, int to) {
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = from; i < to; i++) {
      requests.add(new ImageRequest((i + 7) % 11, 1000 + i)); // 10 is no class
    }
    return requests;
  }

  /**
   * In batches of one size an image is the same to the bit, wherever it stands and in any company.
   */
  @ParameterizedTest
  @CsvSource({"1", "3", "4", "7", "8"})
  void inBatchesOfOneSizeEveryBitIsTheSame(int size) {
    try (var codec = codec();
        var scope = Scope.open()) {
      var pipeline =
          new LatentDiffusionPipeline(MODEL, LatentStatistics.IDENTITY, codec).inBatchesOf(size);
      Tensor all = pipeline.samples(requests(0, 9), null, SETTINGS, step -> {}).images();
      for (int i = 0; i < 9; i++) {
        Tensor alone = pipeline.samples(requests(i, i + 1), null, SETTINGS, step -> {}).images();
        assertThat(all.narrow(0, i, 1).equal(alone)).as("image %d", i).isTrue();
      }
      Tensor later = pipeline.samples(requests(2, 9), null, SETTINGS, step -> {}).images();
      assertThat(all.narrow(0, 2, 7).equal(later)).isTrue();
    }
  }

  /** In batches of its own size it is the same up to rounding. */
  @Test
  void inBatchesOfAnySizeTheRestIsRounding() {
    try (var codec = codec();
        var scope = Scope.open()) {
      var pipeline = new LatentDiffusionPipeline(MODEL, LatentStatistics.IDENTITY, codec);
      Tensor all = pipeline.samples(requests(0, 9), null, SETTINGS, step -> {}).latents();
      double worst = 0;
      for (int i = 0; i < 9; i++) {
        Tensor alone = pipeline.samples(requests(i, i + 1), null, SETTINGS, step -> {}).latents();
        worst = Math.max(worst, all.narrow(0, i, 1).sub(alone).abs().max().item());
      }
      System.out.printf("alone and in a batch of 9: largest difference %.2g%n", worst);
      assertThat(worst).isLessThan(1e-4);
    }
  }

  @Test
  void manyThreadsGetEveryBitOfTheirOwnImages() throws Exception {
    try (var codec = codec();
        var threads = Executors.newFixedThreadPool(6)) {
      var pipeline =
          new LatentDiffusionPipeline(MODEL, LatentStatistics.IDENTITY, codec).inBatchesOf(4);
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        int from = i % 8;
        all.add(threads.submit(() -> bytes(pipeline, from)));
      }
      for (int i = 0; i < 24; i++) {
        assertThat(all.get(i).get()).isEqualTo(bytes(pipeline, i % 8));
      }
    }
  }

  private static byte[] bytes(LatentDiffusionPipeline pipeline, int from) {
    try (var scope = Scope.open()) {
      return pipeline.images(requests(from, from + 3), SETTINGS).toByteArray();
    }
  }
}
