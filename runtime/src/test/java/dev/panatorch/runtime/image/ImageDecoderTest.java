package dev.panatorch.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.panatorch.runtime.data.Fixtures;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.image.ImageException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static RgbImage decode(String name) throws IOException {
    return ImageDecoder.DEFAULT.decode(Fixtures.bytes("images/" + name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png", "rgba.png", "gray.png", "grayalpha.png", "palette.png", "palette_alpha.png",
        "bilevel.png", "one.png", "gray16.png", "rgb16.png", "rgba16.png", "grayalpha16.png",
        "gray4.png", "gray2.png", "keyed.png", "gamma.png", "graykeyed.png", "rgb.bmp",
        "palette.bmp", "first.gif", "rgb.tif", "lzw.tif", "rgb.ppm", "gray.pgm",
        "lossless.webp", "alpha.webp"
      })
  void losslessFormatsEqualPilToTheByte(String name) throws IOException {
    assertThat(Fixtures.largestDifference(decode(name), Fixtures.expected(name))).isZero();
    assertThat(decode(name)).isEqualTo(Fixtures.expected(name));
  }

  /** Both decoders are libjpeg's integer transform with smooth upsampling. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "color444.jpg", "color422.jpg", "color420.jpg", "progressive.jpg", "gray.jpg", "one.jpg",
        "cmyk.jpg", "ycck.jpg", "rgbstored.jpg", "nojfif.jpg", "rotated.jpg", "profile.jpg",
        "garbage_after.jpg"
      })
  void jpegEqualsPilToTheByte(String name) throws IOException {
    assertThat(Fixtures.largestDifference(decode(name), Fixtures.expected(name))).isZero();
  }

  @Test
  void lossyWebpIsNearPils() throws IOException {
    RgbImage expected = Fixtures.expected("lossy.webp");
    RgbImage actual = decode("lossy.webp");
    assertThat(Fixtures.largestDifference(actual, expected)).isLessThanOrEqualTo(12);
    assertThat(Fixtures.meanDifference(actual, expected)).isLessThan(2.0);
  }

  @Test
  void aJpegThatLacksOnlyItsEndMarkerIsWhole() throws IOException {
    assertThat(decode("noend.jpg")).isEqualTo(decode("color420.jpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "truncated.jpg, TRUNCATED",
    "header_only.jpg, TRUNCATED",
    "truncated.png, TRUNCATED",
    "damaged.png, CORRUPT",
    "short_rows.png, CORRUPT",
    "huge.png, TOO_LARGE",
    "text.png, NOT_AN_IMAGE",
    "empty.png, EMPTY",
    "truncated.webp, TRUNCATED"
  })
  void badFilesAreRefusedByNameAndReason(String name, Reason reason) {
    var e = catchThrowableOfType(ImageException.class, () -> decode(name));
    assertThat(e).isNotNull();
    assertThat(e.reason()).as(e.toString()).isEqualTo(reason);
    assertThat(e.source()).isEqualTo(name);
    assertThat(e).hasMessageStartingWith(name + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "color420.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "rgb.png",
        "palette.png",
        "rgb.bmp",
        "first.gif",
        "lzw.tif",
        "rgb.ppm",
        "lossless.webp",
        "lossy.webp"
      })
  void noCutAndNoDamageGivesAnythingButAnImageOrATypedException(String name) {
    byte[] data = Fixtures.bytes("images/" + name);
    var decoder = new ImageDecoder(1_000_000);
    KeyedRandom random = KeyedRandom.of(name.hashCode());
    for (int i = 0; i < 150; i++) {
      byte[] bad =
          java.util.Arrays.copyOf(data, i % 2 == 0 ? random.nextInt(data.length) : data.length);
      for (int k = 0; k < i % 4 && bad.length > 0; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(decoder.decode(bad, name).pixels()).isNotEmpty();
      } catch (ImageException e) {
        assertThat(e).hasMessageStartingWith(name + ": ");
      }
    }
  }

  @Test
  void theLimitIsCheckedFromTheHeader() {
    var decoder = new ImageDecoder(47 * 38);
    assertThatThrownBy(() -> decoder.decode(Fixtures.bytes("images/color420.jpg"), "c.jpg"))
        .hasMessageContaining("c.jpg")
        .hasMessageContaining("1,786");
    assertThatThrownBy(() -> new ImageDecoder(0)).hasMessageContaining("maxPixels");
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path dir) throws IOException {
    Path missing = dir.resolve("missing.jpg");
    assertThatThrownBy(() -> ImageDecoder.DEFAULT.decode(missing))
        .hasMessage(missing + ": no such file");
    Path folder = Files.createDirectory(dir.resolve("folder.jpg"));
    assertThatThrownBy(() -> ImageDecoder.DEFAULT.decode(folder))
        .hasMessage(folder + ": is a directory");
  }
}
