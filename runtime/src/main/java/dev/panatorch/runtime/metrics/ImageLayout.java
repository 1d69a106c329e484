package dev.panatorch.runtime.metrics;

/**
 * Where the samples of one image lie, in samples (not bytes): sample {@code (x, y, c)} is number
 * {@code x * pixelStride + y * rowStride + c * channelStride}.
 *
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 * @param channels channels of a pixel, at least 1
 * @param pixelStride samples from one pixel to the next in its row
 * @param rowStride samples from one row to the next
 * @param channelStride samples from one channel of a pixel to the next (free for one channel)
 */
public record ImageLayout(
    int width, int height, int channels, long pixelStride, long rowStride, long channelStride) {

  /** Checks the sizes and strides. */
  public ImageLayout {
    if (width < 1 || height < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image needs a width, a height and channels of at least 1, got %d x %d x %d"
              .formatted(width, height, channels));
    }
    if (pixelStride < 1 || rowStride < 1 || channelStride < 1) {
      throw new IllegalArgumentException(
          "strides are at least 1 sample, got pixel %d, row %d, channel %d"
              .formatted(pixelStride, rowStride, channelStride));
    }
  }

  /** Dense rows of interleaved pixels (height x width x channels, "HWC"). */
  public static ImageLayout interleaved(int width, int height, int channels) {
    return interleaved(width, height, channels, (long) width * channels);
  }

  /** Interleaved pixels whose rows start {@code rowStride} samples apart. */
  public static ImageLayout interleaved(int width, int height, int channels, long rowStride) {
    return new ImageLayout(width, height, channels, channels, rowStride, 1);
  }

  /** Dense planes, one per channel (channels x height x width, "CHW"). */
  public static ImageLayout planar(int width, int height, int channels) {
    return planar(width, height, channels, width, (long) width * height);
  }

  /** Planes with rows {@code rowStride} and planes {@code planeStride} samples apart. */
  public static ImageLayout planar(
      int width, int height, int channels, long rowStride, long planeStride) {
    return new ImageLayout(width, height, channels, 1, rowStride, planeStride);
  }

  /** The number of the sample at column {@code x} and row {@code y} of channel {@code c}. */
  public long index(int x, int y, int c) {
    return x * pixelStride + y * rowStride + c * channelStride;
  }

  /** Samples from the first to the last of the image, both included. */
  public long span() {
    return index(width - 1, height - 1, channels - 1) + 1;
  }

  /** Samples of the image: width x height x channels. */
  public long samples() {
    return (long) width * height * channels;
  }

  boolean sameSize(ImageLayout other) {
    return width == other.width && height == other.height && channels == other.channels;
  }

  /** Whether a row of all its channels is one run of neighbouring samples. */
  boolean hasInterleavedRows() {
    return pixelStride == channels && (channels == 1 || channelStride == 1);
  }

  /** Whether a row of one channel is one run of neighbouring samples. */
  boolean hasPlanarRows() {
    return pixelStride == 1;
  }

  /** Whether the image is one run of neighbouring samples, in the order of its rows. */
  boolean isDenseInterleaved() {
    return hasInterleavedRows() && (height == 1 || rowStride == (long) width * channels);
  }

  /** Whether the image is one run of neighbouring samples, in the order of its planes. */
  boolean isDensePlanar() {
    return hasPlanarRows()
        && (height == 1 || rowStride == width)
        && (channels == 1 || channelStride == (long) width * height);
  }

  String sizeText() {
    return "%d x %d x %d (width x height x channels)".formatted(width, height, channels);
  }
}
