package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.image.Filter;
import dev.panatorch.runtime.image.ImageDecoder;
import dev.panatorch.runtime.image.Resize;
import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "resize",
        "adm_center",
        "adm_crop",
        "resize_center",
        "center",
        "center_wide",
        "resized_crop",
        "flip"
      })
  void equalsPilAndTorchvisionToTheByte(String operation) {
    List<String> different = new ArrayList<>();
    int cases = 0;
    for (String line : Fixtures.lines("transforms.txt")) {
      String[] sides = line.split(" = ");
      String[] words = sides[0].split(" ");
      if (words[0].equals(operation)) {
        cases++;
        String actual = Fixtures.summary(apply(words));
        if (!actual.equals(sides[1])) {
          different.add(line + " but was " + actual);
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(8);
  }

  @Test
  void aPhotographEqualsPilsDecodingAndCropToTheByte() throws IOException {
    RgbImage photo = ImageDecoder.DEFAULT.decode(Fixtures.bytes("photo.jpg"), "photo.jpg");
    int cases = 0;
    for (String line : Fixtures.lines("transforms.txt")) {
      if (line.startsWith("photo ")) {
        String[] sides = line.split(" = ");
        int size = Integer.parseInt(sides[0].split(" ")[1]);
        assertThat(Fixtures.summary(AdmCrop.center(photo, size))).isEqualTo(sides[1]);
        cases++;
      }
    }
    assertThat(cases).isEqualTo(2);
  }

  private static RgbImage apply(String[] words) {
    RgbImage image = Fixtures.pattern(arg(words, 0), arg(words, 1));
    KeyedRandom unused = KeyedRandom.of(0);
    return switch (words[0]) {
      case "resize" -> Resize.resize(image, arg(words, 2), arg(words, 3), Filter.valueOf(words[5]));
      case "adm_center" -> Transforms.admCenterCrop(arg(words, 2)).apply(image, unused);
      case "adm_crop" ->
          AdmCrop.at(image, arg(words, 2), arg(words, 3), arg(words, 4), arg(words, 5));
      case "resize_center" ->
          Transforms.resize(arg(words, 2), Filter.valueOf(words[4]))
              .then(Transforms.centerCrop(arg(words, 2)))
              .apply(image, unused);
      case "center" -> Transforms.centerCrop(arg(words, 2)).apply(image, unused);
      case "center_wide" ->
          Transforms.centerCrop(arg(words, 3), arg(words, 2)).apply(image, unused);
      case "resized_crop" ->
          Resize.resize(
              image.crop(arg(words, 2), arg(words, 3), arg(words, 4), arg(words, 5)),
              arg(words, 6),
              arg(words, 6),
              Filter.BILINEAR);
      case "flip" -> image.flipHorizontal();
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static int arg(String[] words, int i) {
    return Integer.parseInt(words[i + 1]);
  }

  @Test
  void randomResizedCropChoosesTorchvisionsWindowFromTheSameDraws() {
    for (String line : Fixtures.lines("crops.txt")) {
      String[] words = line.split(" ");
      double[] bounds = new double[4];
      for (int i = 0; i < 4; i++) {
        bounds[i] = Double.parseDouble(words[2 + i]);
      }
      var crop = new RandomResizedCrop(bounds[0], bounds[1], bounds[2], bounds[3]);
      int[] used = {12};
      var window =
          crop.size(
              Integer.parseInt(words[0]),
              Integer.parseInt(words[1]),
              (from, to) -> (float) Double.parseDouble(words[used[0]++]));
      assertThat(window.width() + " " + window.height()).isEqualTo(words[7] + " " + words[8]);
      assertThat(used[0]).as("draws used of: %s", line).isEqualTo(words.length);
      if (window.left() >= 0) {
        assertThat(window.left() + " " + window.top()).isEqualTo(words[9] + " " + words[10]);
      }
    }
  }

  @Test
  void aRandomTransformDependsOnItsKeyAlone() {
    Transform transform = Transforms.randomResizedCrop(16).then(Transforms.randomHorizontalFlip());
    RgbImage image = Fixtures.pattern(50, 40);
    RgbImage first = transform.apply(image, KeyedRandom.of(5));
    assertThat(transform.apply(image, KeyedRandom.of(5))).isEqualTo(first);
    assertThat(transform.apply(image, KeyedRandom.of(6))).isNotEqualTo(first);
    assertThat(image).isEqualTo(Fixtures.pattern(50, 40));
  }

  @Test
  void admRandomCropDrawsEverySideOfItsRangeAndStaysInside() {
    boolean[] seen = new boolean[3];
    for (int key = 0; key < 200; key++) {
      KeyedRandom random = KeyedRandom.of(key);
      int side = 8 + KeyedRandom.of(key).nextInt(3);
      seen[side - 8] = true;
      RgbImage out = Transforms.admRandomCrop(8).apply(Fixtures.pattern(13, 30), random);
      assertThat(out.width()).isEqualTo(8);
      assertThat(out.height()).isEqualTo(8);
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void flipsHalfOfTheTime() {
    RgbImage image = Fixtures.pattern(9, 4);
    int flipped = 0;
    for (int key = 0; key < 1000; key++) {
      RgbImage out = Transforms.randomHorizontalFlip().apply(image, KeyedRandom.of(key * 77L));
      flipped += out.equals(image) ? 0 : 1;
    }
    assertThat(flipped).isBetween(430, 570);
  }

  @Test
  void saysWhatIsWrongWithAWindow() {
    assertThatThrownBy(
            () -> Transforms.randomCrop(8).apply(Fixtures.pattern(7, 9), KeyedRandom.of(1)))
        .hasMessageContaining("8 x 8")
        .hasMessageContaining("7 x 9");
    assertThatThrownBy(() -> Transforms.admRandomCrop(8, 0.9, 0.8))
        .hasMessageContaining("minFraction");
    assertThatThrownBy(() -> RgbImage.of(2, 2, new byte[11])).hasMessageContaining("12 bytes");
  }
}
