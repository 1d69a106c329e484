package dev.panatorch.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.data.Fixtures;
import dev.panatorch.runtime.data.ImageReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGridTest {
  private static final RgbImage A = Fixtures.pattern(20, 10);
  private static final RgbImage B = A.flipHorizontal();

  @Test
  void placesPicturesRowByRow(@TempDir Path dir) throws IOException {
    RgbImage sheet = ImageGrid.of(List.of(A, B, A)).withColumns(2).withPadding(3).image();
    assertThat(sheet.width()).isEqualTo(3 + 2 * 23);
    assertThat(sheet.height()).isEqualTo(3 + 2 * 13);
    assertThat(sheet.crop(3, 3, 20, 10)).isEqualTo(A);
    assertThat(sheet.crop(26, 3, 20, 10)).isEqualTo(B);
    assertThat(sheet.crop(3, 16, 20, 10)).isEqualTo(A);
    assertThat(sheet.value(30, 20, 0)).isEqualTo(255);
    Path file = dir.resolve("new/grid.png");
    ImageGrid.of(List.of(A, B, A)).withColumns(2).withPadding(3).write(file);
    assertThat(ImageDecoder.DEFAULT.decode(file)).isEqualTo(sheet);
  }

  @Test
  void writesPngThatOthersRead(@TempDir Path dir) throws IOException {
    PngWriter.write(dir.resolve("a.png"), A);
    BufferedImage read = ImageIO.read(dir.resolve("a.png").toFile());
    assertThat(Rasters.toRgb(read)).isEqualTo(A);
  }

  @Test
  void putsCaptionsBelow() {
    ImageGrid plain = ImageGrid.of(List.of(A, B)).withPadding(0);
    RgbImage sheet = plain.withCaptions(List.of("L-", "a very long caption")).image();
    assertThat(sheet.height()).isEqualTo(10 + 9);
    assertThat(sheet.crop(0, 0, 20, 10)).isEqualTo(A);
    StringBuilder letter = new StringBuilder();
    for (int y = 11; y < 18; y++) {
      for (int x = 0; x < 11; x++) {
        letter.append(sheet.value(x, y, 0) < 128 ? '#' : '.');
      }
      letter.append('\n');
    }
    assertThat(letter)
        .hasToString(
            """
            #..........
            #..........
            #..........
            #.....#####
            #..........
            #..........
            #####......
            """);
    assertThatThrownBy(() -> plain.withCaptions(List.of("one"))).hasMessageContaining("1 captions");
    assertThatThrownBy(() -> ImageGrid.of(List.of(A, Fixtures.pattern(10, 10))))
        .hasMessageContaining("one size");
  }

  @Test
  void roundsFloatsHalfUpAndClamps() {
    float[] planes = {-2, -1, -0.99608f, 0, 1, 2, Float.NaN, 0.5f, -0.5f, 0.003f, -0.003f, 0.99f};
    RgbImage image = RgbImage.ofPlanes(planes, 0, 4, 1);
    int[] expected = new int[12];
    for (int i = 0; i < 12; i++) {
      double v =
          Math.floor(Math.clamp(127.5 * (Float.isNaN(planes[i]) ? -9 : planes[i]) + 128, 0, 255));
      expected[i % 4 * 3 + i / 4] = (int) v;
    }
    for (int i = 0; i < 12; i++) {
      assertThat(image.pixels()[i] & 0xff).isEqualTo(expected[i]);
    }
    for (int v = 0; v < 256; v++) {
      float[] same = {ImageReader.normalized(v), 0, 0};
      assertThat(RgbImage.ofPlanes(same, 0, 1, 1).value(0, 0, 0)).isEqualTo(v);
    }
  }
}
