package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import javax.imageio.ImageIO;

/** The images of make_fixtures.py, and the same pixels laid out in other ways. */
final class MetricImages {
  private MetricImages() {}

  /** Two images to compare. */
  record Pair(ImageView a, ImageView b) {}

  /** Ways in which the same pixels can lie in memory. */
  enum Arrangement {
    INTERLEAVED,
    PLANAR,
    PADDED_INTERLEAVED,
    PADDED_PLANAR,
    EVERY_SECOND_SAMPLE
  }

  static long hashed(long i, int seed) {
    long h = (i * 2654435761L + seed) & 0xFFFFFFFFL;
    h ^= h >>> 15;
    h = (h * 2246822519L) & 0xFFFFFFFFL;
    return h ^ (h >>> 13);
  }

  static Pair hashedPair(int width, int height, int channels, DType dtype) {
    int n = width * height * channels;
    double[] a = new double[n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      long h = hashed(i, 1);
      long g = hashed(i, 2);
      if (dtype == DType.UINT8) {
        a[i] = h >>> 24;
        b[i] = (3 * (h >>> 24) + (g >>> 24)) / 4;
      } else {
        a[i] = h / 4294967296.0;
        b[i] = 0.75 * a[i] + 0.25 * (g / 4294967296.0);
      }
    }
    var layout = ImageLayout.interleaved(width, height, channels);
    return new Pair(stored(a, dtype, layout), stored(b, dtype, layout));
  }

  static Pair waves() {
    double[] a = new double[32 * 32 * 3];
    double[] b = new double[a.length];
    for (int n = 0; n < a.length; n++) {
      int i = n / 96;
      int j = n / 3 % 32;
      int c = n % 3;
      a[n] = 0.5 + 0.4 * Math.sin(0.3 * i + 0.2 * j + c);
      b[n] = Math.clamp(a[n] + 0.1 * Math.cos(1.7 * i - 0.9 * j + 2 * c), 0.0, 1.0);
    }
    var layout = ImageLayout.interleaved(32, 32, 3);
    return new Pair(stored(a, DType.FLOAT32, layout), stored(b, DType.FLOAT32, layout));
  }

  static Pair tile(String name) throws IOException {
    BufferedImage image;
    try (InputStream in = MetricImages.class.getResourceAsStream("tile-" + name + ".png")) {
      image = ImageIO.read(Objects.requireNonNull(in));
    }
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] tile = new byte[width * height * 3];
    for (int i = 0; i < tile.length; i++) {
      int rgb = image.getRGB(i / 3 % width, i / 3 / width);
      tile[i] = (byte) (rgb >> (16 - 8 * (i % 3)));
    }
    var layout = ImageLayout.interleaved(width, height, 3);
    return new Pair(
        ImageView.of(tile, layout), ImageView.of(degraded(tile, width, height), layout));
  }

  private static byte[] degraded(byte[] tile, int width, int height) {
    byte[] result = new byte[tile.length];
    for (int i = 0; i < tile.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      int total = 0;
      for (int n = 0; n < 9; n++) {
        int u = Math.clamp(x + n % 3 - 1, 0, width - 1);
        int v = Math.clamp(y + n / 3 - 1, 0, height - 1);
        total += tile[(v * width + u) * 3 + i % 3] & 0xFF;
      }
      result[i] = (byte) Math.clamp(total / 9 + (hashed(i, 3) >>> 28) - 8, 0, 255);
    }
    return result;
  }

  /** The values in a fresh off-heap image of the given type. */
  static ImageView stored(double[] interleaved, DType dtype, ImageLayout layout) {
    MemorySegment data = Arena.ofAuto().allocate(layout.span() * dtype.byteSize(), 1);
    ImageView view = ImageView.of(data, dtype, layout);
    int i = 0;
    for (int y = 0; y < layout.height(); y++) {
      for (int x = 0; x < layout.width(); x++) {
        for (int c = 0; c < layout.channels(); c++) {
          set(view, x, y, c, interleaved[i++]);
        }
      }
    }
    return view;
  }

  /** The same pixels, laid out anew; what lies between them is large, so that reading it shows. */
  static ImageView arranged(ImageView view, Arrangement how) {
    int w = view.layout().width();
    int h = view.layout().height();
    int c = view.layout().channels();
    ImageLayout layout =
        switch (how) {
          case INTERLEAVED -> ImageLayout.interleaved(w, h, c);
          case PLANAR -> ImageLayout.planar(w, h, c);
          case PADDED_INTERLEAVED -> ImageLayout.interleaved(w, h, c, (long) w * c + 5);
          case PADDED_PLANAR -> ImageLayout.planar(w, h, c, w + 3, (w + 3L) * h + 7);
          case EVERY_SECOND_SAMPLE -> new ImageLayout(w, h, c, 2L * c, 2L * c * w + 1, 2);
        };
    MemorySegment data = Arena.ofAuto().allocate(layout.span() * view.dtype().byteSize(), 1);
    data.fill((byte) 0x7E);
    ImageView copy = ImageView.of(data, view.dtype(), layout);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        for (int k = 0; k < c; k++) {
          set(copy, x, y, k, view.value(x, y, k));
        }
      }
    }
    return copy;
  }

  private static void set(ImageView view, int x, int y, int c, double value) {
    long i = view.layout().index(x, y, c) * view.dtype().byteSize();
    switch (view.dtype()) {
      case UINT8 -> view.data().set(ValueLayout.JAVA_BYTE, i, (byte) (int) value);
      case FLOAT32 -> view.data().set(ValueLayout.JAVA_FLOAT_UNALIGNED, i, (float) value);
      default -> view.data().set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i, value);
    }
  }
}
