package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Noise on latents, perceptual compression, and what models cost. */
class LatentsTest {

  @Test
  void noiseIsInProportionToTheChannelAndFollowsFromTheImage() {
    long before = LiveTensors.count();
    try (var scope = Scope.open()) {
      var noise = new LatentNoise(new double[] {1, 10, 0}, 0);
      Tensor latents = Torch.ones(new long[] {4, 3, 40, 40}, DType.FLOAT32);
      Tensor noisy = noise.add(latents, 0.1, 7, 0).sub(latents);
      double[] std = noisy.std(0, 2, 3).toDoubleArray();
      assertThat(std).containsExactly(new double[] {0.1, 1, 0}, within(0.02));
      Tensor later = noise.add(latents.narrow(0, 0, 2), 0.2, 7, 2).sub(1.0);
      assertThat(later.toDoubleArray())
          .as("images 2 and 3 at twice the level")
          .containsExactly(noisy.narrow(0, 2, 2).mul(2.0).toDoubleArray(), within(1e-5));
      assertThat(noise.add(latents, 0, 7, 0).toFloatArray()).isEqualTo(latents.toFloatArray());
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void tokensHaveTheirChannelsLast() {
    try (var scope = Scope.open()) {
      var noise = new LatentNoise(new double[] {0, 5}, 1);
      Tensor noisy = noise.add(Torch.zeros(2, 100, 2), 1, 0, 0);
      assertThat(noisy.select(2, 0).abs().max().item()).isZero();
      assertThat(noisy.select(2, 1).std().item()).isCloseTo(5, within(1.0));
    }
  }

  /** Against the definition, pair by pair. */
  @Test
  void compressionEqualsTheSumsOverPairs() {
    double[][] places = {{3, 0}, {1, 1}, {0, 2}, {-1, 4}, {5, 5}};
    long[] objects = {0, 0, 2, 2, -1};
    double within = cosine(places[0], places[1]) / 2 + cosine(places[2], places[3]) / 2;
    double between =
        (cosine(places[0], places[2])
                + cosine(places[0], places[3])
                + cosine(places[1], places[2])
                + cosine(places[1], places[3]))
            / 4;
    double variance =
        (2 - 2 * cosine(places[0], places[1])) / 8 + (2 - 2 * cosine(places[2], places[3])) / 8;
    try (var scope = Scope.open()) {
      double[] flat = Arrays.stream(places).flatMapToDouble(Arrays::stream).toArray();
      var found = PerceptualCompression.of(Tensor.of(flat, 5, 2), objects);
      assertThat(found.variance()).isCloseTo(variance, within(1e-12));
      assertThat(found.within()).isCloseTo(within, within(1e-12));
      assertThat(found.between()).isCloseTo(between, within(1e-12));
      assertThat(found.ratio()).isCloseTo(within / between, within(1e-12));
      assertThat(found.shiftedRatio()).isCloseTo((1 + within) / (1 + between), within(1e-12));
    }
  }

  private static double cosine(double[] a, double[] b) {
    double dot = a[0] * b[0] + a[1] * b[1];
    return dot / Math.hypot(a[0], a[1]) / Math.hypot(b[0], b[1]);
  }

  @Test
  void imagesWithoutObjectsAreLeftOutOfTheMean() {
    try (var scope = Scope.open()) {
      Tensor places = Torch.eye(3L).to(DType.FLOAT64);
      var none = PerceptualCompression.of(places, new long[] {-1, -1, -1});
      assertThat(none.variance()).isNaN();
      var single = PerceptualCompression.of(places, new long[] {0, 0, 0});
      assertThat(single.variance()).isCloseTo(2 / 3.0, within(1e-12));
      assertThat(single.ratio()).isNaN();
      Tensor crowd = Torch.arange(60L).sin().view(20, 3).to(DType.FLOAT64);
      var one = PerceptualCompression.of(crowd, new long[20]);
      assertThat(one.between()).as("one object, whatever the rounding").isNaN();
      assertThat(one.ratio()).isNaN();
      assertThat(one.shiftedRatio()).isNaN();
      Tensor opposite = Tensor.of(new double[] {1, 1, 2, 2, -1, -1, -3, -3}, 4, 2);
      var apart = PerceptualCompression.of(opposite, new long[] {0, 0, 1, 1});
      assertThat(apart.ratio()).isCloseTo(-1, within(1e-12));
      assertThat(apart.shiftedRatio()).as("nothing alike between").isNaN();
      var mean = PerceptualCompression.mean(List.of(none, single));
      assertThat(mean.variance()).isCloseTo(2 / 3.0, within(1e-12));
      assertThat(mean.ratio()).isNaN();
      assertThatThrownBy(() -> PerceptualCompression.of(places, new long[2]))
          .hasMessageContaining("2 places")
          .hasMessageContaining("[3, 3]");
    }
  }
}
