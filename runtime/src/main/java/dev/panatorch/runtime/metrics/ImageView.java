package dev.panatorch.runtime.metrics;

import dev.panatorch.runtime.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * An image where it lies: nothing is copied, and the memory stays its owner's.
 *
 * <p>The value of a pixel is {@code scale * stored + offset}, so that bytes are read as [0, 1] with
 * {@code scale = 1/255}, or [-1, 1] as [0, 1] with {@code scale = offset = 0.5}, without a
 * converted copy.
 *
 * @param data memory of the samples in native byte order, any alignment; sample 0 of the layout is
 *     its first
 * @param dtype {@link DType#UINT8}, {@link DType#FLOAT32} or {@link DType#FLOAT64}
 * @param layout sizes and strides
 * @param scale factor of every stored number, finite
 * @param offset summand of every value, finite
 */
public record ImageView(
    MemorySegment data, DType dtype, ImageLayout layout, double scale, double offset) {

  /** Checks that the memory holds the whole layout. */
  public ImageView {
    if (dtype != DType.UINT8 && dtype != DType.FLOAT32 && dtype != DType.FLOAT64) {
      throw new IllegalArgumentException(
          "image metrics read uint8, float32 and float64, got " + dtype.torchName());
    }
    if (!Double.isFinite(scale) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "scale and offset must be finite, got %s and %s".formatted(scale, offset));
    }
    long needed = Math.multiplyExact(layout.span(), (long) dtype.byteSize());
    if (data.byteSize() < needed) {
      throw new IllegalArgumentException(
          "an image of %s with these strides spans %d bytes of %s, but the memory has %d"
              .formatted(layout.sizeText(), needed, dtype.torchName(), data.byteSize()));
    }
  }

  /** The stored numbers as they are. */
  public static ImageView of(MemorySegment data, DType dtype, ImageLayout layout) {
    return new ImageView(data, dtype, layout, 1, 0);
  }

  /** Unsigned bytes, 0 to 255; the array is seen, not copied. */
  public static ImageView of(byte[] samples, ImageLayout layout) {
    return of(MemorySegment.ofArray(samples), DType.UINT8, layout);
  }

  /** float32 samples; the array is seen, not copied. */
  public static ImageView of(float[] samples, ImageLayout layout) {
    return of(MemorySegment.ofArray(samples), DType.FLOAT32, layout);
  }

  /** float64 samples; the array is seen, not copied. */
  public static ImageView of(double[] samples, ImageLayout layout) {
    return of(MemorySegment.ofArray(samples), DType.FLOAT64, layout);
  }

  /**
   * The images of a batch.
   *
   * @param data memory of the batch
   * @param count images in the batch
   * @param layout sizes and strides of one image
   * @param imageStride samples from one image to the next
   */
  public static List<ImageView> batch(
      MemorySegment data, DType dtype, int count, ImageLayout layout, long imageStride) {
    List<ImageView> images = new ArrayList<>(count);
    long bytes = Math.multiplyExact(imageStride, (long) dtype.byteSize());
    for (int i = 0; i < count; i++) {
      images.add(of(data.asSlice(i * bytes), dtype, layout));
    }
    return List.copyOf(images);
  }

  /**
   * The same numbers in memory off-heap, where any thread may read them; collected as any object.
   */
  public ImageView offHeap() {
    MemorySegment copy = Arena.ofAuto().allocate(data.byteSize(), Long.BYTES).copyFrom(data);
    return new ImageView(copy, dtype, layout, scale, offset);
  }

  /** The part of {@code width x height} pixels whose first is at {@code (x, y)}. */
  public ImageView crop(int x, int y, int width, int height) {
    if (x < 0 || y < 0 || x > layout.width() - width || y > layout.height() - height) {
      throw new IndexOutOfBoundsException(
          "a part of %d x %d at (%d, %d) does not lie in an image of %s"
              .formatted(width, height, x, y, layout.sizeText()));
    }
    var part =
        new ImageLayout(
            width,
            height,
            layout.channels(),
            layout.pixelStride(),
            layout.rowStride(),
            layout.channelStride());
    return new ImageView(from(layout.index(x, y, 0)), dtype, part, scale, offset);
  }

  /** The first {@code count} channels from {@code first} on: RGB of RGBA is {@code (0, 3)}. */
  public ImageView channels(int first, int count) {
    if (first < 0 || count < 1 || first > layout.channels() - count) {
      throw new IndexOutOfBoundsException(
          "%d channels from %d on do not lie in an image of %s"
              .formatted(count, first, layout.sizeText()));
    }
    var part =
        new ImageLayout(
            layout.width(),
            layout.height(),
            count,
            layout.pixelStride(),
            layout.rowStride(),
            layout.channelStride());
    return new ImageView(from(layout.index(0, 0, first)), dtype, part, scale, offset);
  }

  /** The same memory, each present value {@code v} read as {@code scale * v + offset}. */
  public ImageView mapped(double scale, double offset) {
    return new ImageView(data, dtype, layout, scale * this.scale, scale * this.offset + offset);
  }

  /** The value of one pixel in one channel. */
  public double value(int x, int y, int c) {
    return scale * Samples.get(data, dtype, layout.index(x, y, c)) + offset;
  }

  boolean readsLike(ImageView other) {
    return dtype == other.dtype && scale == other.scale && offset == other.offset;
  }

  private MemorySegment from(long sample) {
    return data.asSlice(sample * dtype.byteSize());
  }
}
