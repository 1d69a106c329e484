package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.image.ImageDecoder;
import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Reads pictures as planar {@code [3, height, width]} samples: float32 in [-1, 1], exactly as
 * torchvision's {@code ToTensor} and {@code Normalize(0.5, 0.5)} compute it, or uint8 in 0..255.
 *
 * @param decoder decodes the picture
 * @param transform brings it to {@code width x height}
 * @param dtype {@link DType#FLOAT32} or {@link DType#UINT8}
 */
public record ImageReader(
    ImageDecoder decoder, Transform transform, int width, int height, DType dtype)
    implements SampleReader<ImageSample> {
  private static final float[] NORMALIZED = new float[256];

  static {
    for (int i = 0; i < NORMALIZED.length; i++) {
      NORMALIZED[i] = (i / 255f - 0.5f) / 0.5f;
    }
  }

  /** Checks the type and the size. */
  public ImageReader {
    if (dtype != DType.FLOAT32 && dtype != DType.UINT8) {
      throw new IllegalArgumentException("pictures are read as float32 or uint8, not " + dtype);
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("size must be positive, got " + width + " x " + height);
    }
  }

  /** Square float32 pictures in [-1, 1] with the default decoder. */
  public static ImageReader of(int size, Transform transform) {
    return new ImageReader(ImageDecoder.DEFAULT, transform, size, size, DType.FLOAT32);
  }

  /** The value in [-1, 1] of a uint8 value, as a batch has it. */
  public static float normalized(int value) {
    return NORMALIZED[value];
  }

  @Override
  public long[] shape() {
    return new long[] {3, height, width};
  }

  @Override
  public void read(ImageSample sample, KeyedRandom random, MemorySegment place) throws IOException {
    RgbImage image = transform.apply(decoder.decode(sample.bytes(), sample.source()), random);
    if (image.width() != width || image.height() != height) {
      throw new IllegalStateException(
          "%s is %d x %d after the transform, but the batch has %d x %d"
              .formatted(sample.source(), image.width(), image.height(), width, height));
    }
    if (dtype == DType.FLOAT32) {
      writeFloats(image, place);
    } else {
      writeBytes(image, place);
    }
  }

  private static void writeFloats(RgbImage image, MemorySegment place) {
    byte[] pixels = image.pixels();
    float[] plane = new float[pixels.length / 3];
    for (int c = 0; c < 3; c++) {
      for (int i = 0, p = c; i < plane.length; i++, p += 3) {
        plane[i] = NORMALIZED[pixels[p] & 0xff];
      }
      MemorySegment.copy(
          plane, 0, place, ValueLayout.JAVA_FLOAT, 4L * c * plane.length, plane.length);
    }
  }

  private static void writeBytes(RgbImage image, MemorySegment place) {
    byte[] pixels = image.pixels();
    byte[] plane = new byte[pixels.length / 3];
    for (int c = 0; c < 3; c++) {
      for (int i = 0, p = c; i < plane.length; i++, p += 3) {
        plane[i] = pixels[p];
      }
      MemorySegment.copy(
          plane, 0, place, ValueLayout.JAVA_BYTE, (long) c * plane.length, plane.length);
    }
  }
}
