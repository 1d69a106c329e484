package dev.panatorch.runtime.image;

/**
 * Resizing of 8-bit RGB images, equal to the byte to PIL's {@code Image.resize}: separable,
 * antialiased, first along rows, then along columns, each pass in 22-bit fixed point with an 8-bit
 * result between them.
 */
public final class Resize {
  private static final int HALF = 1 << (ResizeWeights.FRACTION_BITS - 1);

  private Resize() {}

  /** The whole image at a new size; the same image where the size is its own. */
  public static RgbImage resize(RgbImage image, int width, int height, Filter filter) {
    return resizeAndCrop(image, width, height, filter, 0, 0, width, height);
  }

  /**
   * The window {@code w x h} at {@code (left, top)} of {@code resize(image, width, height,
   * filter)}, computing only what the window shows. The window must lie within the resized image.
   */
  public static RgbImage resizeAndCrop(
      RgbImage image, int width, int height, Filter filter, int left, int top, int w, int h) {
    if (width < 1 || height < 1 || w < 1 || h < 1) {
      throw new IllegalArgumentException(
          "resize to %d x %d, window %d x %d: sizes must be at least 1"
              .formatted(width, height, w, h));
    }
    if (left < 0 || top < 0 || left > width - w || top > height - h) {
      throw new IllegalArgumentException(
          "window %d x %d at (%d, %d) is not within the resized image of %d x %d"
              .formatted(w, h, left, top, width, height));
    }
    if (width == image.width() && height == image.height()) {
      return image.crop(left, top, w, h);
    }
    var rows = ResizeWeights.of(filter, image.height(), height, top, top + h);
    int firstRow = height == image.height() ? top : rows.start()[0];
    int endRow = height == image.height() ? top + h : rows.end();
    RgbImage wide;
    if (width == image.width()) {
      wide = image.crop(left, firstRow, w, endRow - firstRow);
    } else {
      var columns = ResizeWeights.of(filter, image.width(), width, left, left + w);
      wide = alongRows(image, columns, w, firstRow, endRow);
    }
    return height == image.height() ? wide : alongColumns(wide, rows, firstRow, h);
  }

  private static RgbImage alongRows(
      RgbImage image, ResizeWeights columns, int w, int firstRow, int endRow) {
    byte[] in = image.pixels();
    byte[] out = new byte[3 * w * (endRow - firstRow)];
    int o = 0;
    for (int y = firstRow; y < endRow; y++) {
      rowThroughWeights(in, 3 * y * image.width(), columns, out, o, w);
      o += 3 * w;
    }
    return RgbImage.of(w, endRow - firstRow, out);
  }

  private static void rowThroughWeights(
      byte[] in, int rowStart, ResizeWeights columns, byte[] out, int outStart, int w) {
    int[] weight = columns.weight();
    int[] start = columns.start();
    int[] count = columns.count();
    int stride = columns.stride();
    int o = outStart;
    for (int x = 0; x < w; x++) {
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int p = rowStart + 3 * start[x];
      int k = x * stride;
      for (int end = k + count[x]; k < end; k++, p += 3) {
        int factor = weight[k];
        red += (in[p] & 0xff) * factor;
        green += (in[p + 1] & 0xff) * factor;
        blue += (in[p + 2] & 0xff) * factor;
      }
      out[o] = clamp(red);
      out[o + 1] = clamp(green);
      out[o + 2] = clamp(blue);
      o += 3;
    }
  }

  private static RgbImage alongColumns(RgbImage image, ResizeWeights rows, int firstRow, int h) {
    byte[] in = image.pixels();
    int rowBytes = 3 * image.width();
    byte[] out = new byte[rowBytes * h];
    int[] sums = new int[rowBytes];
    for (int y = 0; y < h; y++) {
      java.util.Arrays.fill(sums, HALF);
      int source = (rows.start()[y] - firstRow) * rowBytes;
      for (int k = 0; k < rows.count()[y]; k++, source += rowBytes) {
        addRow(sums, in, source, rows.weight()[y * rows.stride() + k]);
      }
      clampRow(sums, out, y * rowBytes);
    }
    return RgbImage.of(image.width(), h, out);
  }

  private static void addRow(int[] sums, byte[] in, int source, int factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (in[source + i] & 0xff) * factor;
    }
  }

  private static void clampRow(int[] sums, byte[] out, int o) {
    for (int i = 0; i < sums.length; i++) {
      out[o + i] = clamp(sums[i]);
    }
  }

  private static byte clamp(int sum) {
    return (byte) Math.clamp(sum >> ResizeWeights.FRACTION_BITS, 0, 255);
  }
}
