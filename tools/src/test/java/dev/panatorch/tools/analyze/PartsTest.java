package dev.panatorch.tools.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.model.TransformerSize;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.analysis.ModelCost.Convention;
import dev.panatorch.runtime.data.PngWriter;
import dev.panatorch.runtime.data.RgbImage;
import dev.panatorch.runtime.nn.Factory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
  @TempDir private Path folder = Path.of("");

  /** The numbers of the papers' own models, from the shapes of the weights. */
  @Test
  void denoisersCostWhatThePapersCount() {
    Factory factory = Factory.uninitialized(Device.CPU, DType.FLOAT32);
    var tokens = new LatentInput.Tokens(128, 32);
    try (var sit = TransformerConfig.sit(tokens, TransformerSize.XL, 1000).create(factory)) {
      assertThat(PartCost.denoiser(sit).cost().by(Convention.MULTIPLY_ADDS) / 1e9)
          .isCloseTo(58.4, within(0.1));
      assertThat(PartCost.denoiser(sit).cost().by(Convention.PTFLOPS) / 1e9)
          .isCloseTo(39.4, within(0.3));
    }
    var map = new LatentInput.Patches(32, 4, 2);
    try (var sit = TransformerConfig.sit(map, TransformerSize.S, 1000).create(factory)) {
      PartCost cost = PartCost.denoiser(sit);
      assertThat(cost.cost().by(Convention.MULTIPLY_ADDS) / 1e9).isCloseTo(6.06, within(0.02));
      assertThat(cost.parameters()).isCloseTo(32_963_360, within(100_000L));
    }
  }

  @Test
  void aTokenizersPartsTogetherHaveItsParameters() {
    Factory factory = Factory.uninitialized(Device.CPU, DType.FLOAT32);
    try (var tokenizer = new MaeTok(factory, MaeTokConfig.base(256))) {
      PartCost encoder = PartCost.encoder(tokenizer);
      PartCost decoder = PartCost.decoder(tokenizer);
      assertThat(encoder.parameters() + decoder.parameters()).isEqualTo(tokenizer.parameterCount());
      // 385 tokens of width 768 through 12 blocks, patches and latents
      double blocks = 12 * (12.0 * 768 * 768 * 385 + 2.0 * 385 * 385 * 768);
      double ends = 256.0 * 768 * 768 + 128.0 * 768 * 32;
      assertThat((double) encoder.cost().by(Convention.MULTIPLY_ADDS))
          .isCloseTo(blocks + ends, within(1.0));
      assertThat(encoder.megabytes()).isCloseTo(encoder.parameters() * 4 / 1048576.0, within(1e-9));
    }
  }

  @Test
  void masksAreReadAtThePlacesMiddles() throws IOException {
    byte[] pixels = new byte[3 * 12 * 4];
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 12; x++) {
        pixels[3 * (12 * y + x)] = (byte) (x < 4 || x >= 8 ? 255 : x < 6 ? 10 : y < 2 ? 20 : 30);
      }
    }
    PngWriter.write(folder.resolve("a/b.png"), RgbImage.of(12, 4, pixels));
    assertThat(ObjectMask.of(folder, "a/b.jpeg", 2, Set.of())).containsExactly(0, 1, 0, 2);
    assertThat(ObjectMask.of(folder, "a/b.jpeg", 2, Set.of(0x0a0000)))
        .containsExactly(-1, 0, -1, 1);
    assertThatThrownBy(() -> ObjectMask.of(folder, "c.png", 2, Set.of()))
        .hasMessageContaining("picture c.png has no mask");
  }

  @Test
  void clustersOfPlacesAreDrawn() {
    try (var scope = Scope.open()) {
      Tensor places = Tensor.of(new float[] {1, 0, 5, 0, 0, 1, 0, 3}, 4, 2);
      List<RgbImage> pictures = ClusterPicture.of(places, 2, List.of(1, 2, 9), 6);
      assertThat(pictures).hasSize(3);
      RgbImage two = pictures.get(1);
      assertThat(colour(two, 0, 0)).isEqualTo(colour(two, 5, 2));
      assertThat(colour(two, 0, 0)).isNotEqualTo(colour(two, 0, 3));
      assertThat(colour(pictures.get(0), 0, 0)).isEqualTo(colour(pictures.get(0), 5, 5));
    }
  }

  private static int colour(RgbImage image, int x, int y) {
    return image.value(x, y, 0) << 16 | image.value(x, y, 1) << 8 | image.value(x, y, 2);
  }
}
