package dev.panatorch.runtime.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * A decoded picture: packed 8-bit RGB, rows from the top, three bytes a pixel in the order red,
 * green, blue, as PIL's mode {@code RGB} and numpy's {@code [H,W,3]} uint8 layout. Bytes are
 * unsigned. The array is shared, not copied; treat it as immutable once the image has been handed
 * on.
 */
public final class RgbImage {
  private final int width;
  private final int height;
  private final byte[] pixels;

  private RgbImage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * Wraps packed RGB bytes without copying them.
   *
   * @param width pixels per row, at least 1
   * @param height rows, at least 1
   * @param pixels {@code width * height * 3} unsigned bytes
   */
  public static RgbImage of(int width, int height, byte[] pixels) {
    Objects.requireNonNull(pixels, "pixels");
    if (width < 1 || height < 1 || 3L * width * height != pixels.length) {
      throw new IllegalArgumentException(
          "an RGB image of %d x %d needs %d bytes, got %d"
              .formatted(width, height, 3L * width * height, pixels.length));
    }
    return new RgbImage(width, height, pixels);
  }

  /** A black image. */
  public static RgbImage black(int width, int height) {
    return of(width, height, new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))]);
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** The packed bytes themselves, {@code [H,W,3]}. */
  public byte[] pixels() {
    return pixels;
  }

  /** One value in 0..255; channel 0 is red, 1 green, 2 blue. */
  public int value(int x, int y, int channel) {
    return pixels[3 * (y * width + x) + channel] & 0xff;
  }

  /** The shorter side in pixels. */
  public int shorterSide() {
    return Math.min(width, height);
  }

  /**
   * The window of {@code w x h} pixels whose top left corner is at {@code (left, top)}. What lies
   * outside the image is black, as PIL's {@code Image.crop} fills it.
   */
  public RgbImage crop(int left, int top, int w, int h) {
    if (left == 0 && top == 0 && w == width && h == height) {
      return this;
    }
    RgbImage out = black(w, h);
    int x0 = Math.max(left, 0);
    int x1 = Math.min(left + w, width);
    int y0 = Math.max(top, 0);
    int y1 = Math.min(top + h, height);
    for (int y = y0; y < y1 && x0 < x1; y++) {
      int from = 3 * (y * width + x0);
      int to = 3 * ((y - top) * w + x0 - left);
      System.arraycopy(pixels, from, out.pixels, to, 3 * (x1 - x0));
    }
    return out;
  }

  /** The mirror image, left and right exchanged. */
  public RgbImage flipHorizontal() {
    byte[] out = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      int from = 3 * y * width;
      int to = from + 3 * (width - 1);
      for (int x = 0; x < width; x++, from += 3, to -= 3) {
        out[to] = pixels[from];
        out[to + 1] = pixels[from + 1];
        out[to + 2] = pixels[from + 2];
      }
    }
    return new RgbImage(width, height, out);
  }

  /**
   * Overwrites the pixels from {@code (left, top)} on with another image, all of which must fit;
   * not for shared ones.
   */
  void paste(RgbImage other, int left, int top) {
    for (int y = 0; y < other.height; y++) {
      int from = 3 * y * other.width;
      System.arraycopy(other.pixels, from, pixels, 3 * ((top + y) * width + left), 3 * other.width);
    }
  }

  /**
   * An image of planar float values, rounded half up as {@code floor(clamp(127.5 v + 128, 0,
   * 255))}, the rule of the evaluations of MAETok. NaN becomes 0.
   *
   * @param planes {@code [3, height, width]} values, nominally in [-1, 1], from {@code offset} on
   */
  public static RgbImage ofPlanes(float[] planes, int offset, int width, int height) {
    RgbImage image = black(width, height);
    int n = width * height;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < n; i++) {
        float value = 127.5f * planes[offset + c * n + i] + 128f;
        image.pixels[3 * i + c] = (byte) (int) Math.clamp(value, 0f, 255f);
      }
    }
    return image;
  }

  /** An image of planar bytes {@code [3, height, width]} from {@code offset} on. */
  public static RgbImage ofPlanes(byte[] planes, int offset, int width, int height) {
    RgbImage image = black(width, height);
    int n = width * height;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < n; i++) {
        image.pixels[3 * i + c] = planes[offset + c * n + i];
      }
    }
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage o
        && width == o.width
        && height == o.height
        && Arrays.equals(pixels, o.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "RgbImage[%d x %d]".formatted(width, height);
  }
}
