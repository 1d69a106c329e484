package dev.panatorch.tools.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
  @TempDir private Path folder = Path.of("");

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
