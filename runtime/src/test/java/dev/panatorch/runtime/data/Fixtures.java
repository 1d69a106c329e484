package dev.panatorch.runtime.data;

import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/** The reference results of make_fixtures.py and the picture that they start from. */
public final class Fixtures {
  private Fixtures() {}

  /** The same picture as {@code pattern(w, h)} of make_fixtures.py. */
  public static RgbImage pattern(int w, int h) {
    byte[] pixels = new byte[3 * w * h];
    int o = 0;
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        for (int c = 0; c < 3; c++) {
          pixels[o++] =
              (byte)
                  switch ((x / 16 + y / 16) % 3) {
                    case 0 -> (x * x * 31 + y * y * 17 + x * y * 7 + c * 101) % 256;
                    case 1 -> (x * 3 + y * 5 + c * 40) % 256;
                    default -> 255 * ((x / 5 + y / 3 + c) % 2);
                  };
        }
      }
    }
    return RgbImage.of(w, h, pixels);
  }

  public static byte[] bytes(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  /** PIL's picture of a file in images/. */
  public static RgbImage expected(String name) {
    byte[] data = bytes("images/" + name + ".rgb");
    int newline = 0;
    while (data[newline] != '\n') {
      newline++;
    }
    String[] size = new String(data, 0, newline, StandardCharsets.US_ASCII).split(" ");
    return RgbImage.of(
        Integer.parseInt(size[0]),
        Integer.parseInt(size[1]),
        Arrays.copyOfRange(data, newline + 1, data.length));
  }

  /** Size, CRC-32 and first bytes, as make_fixtures.py writes them. */
  public static String summary(RgbImage image) {
    CRC32 crc = new CRC32();
    crc.update(image.pixels());
    StringBuilder text = new StringBuilder();
    text.append("%d %d %08x".formatted(image.width(), image.height(), crc.getValue()));
    for (int i = 0; i < Math.min(6, image.pixels().length); i++) {
      text.append(' ').append(image.pixels()[i] & 0xff);
    }
    return text.toString();
  }

  /** The largest difference of any value of two pictures of one size. */
  public static int largestDifference(RgbImage a, RgbImage b) {
    int largest = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      largest = Math.max(largest, Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff)));
    }
    return largest;
  }

  /** The mean absolute difference of all values of two pictures of one size. */
  public static double meanDifference(RgbImage a, RgbImage b) {
    double sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      sum += Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff));
    }
    return sum / a.pixels().length;
  }
}
