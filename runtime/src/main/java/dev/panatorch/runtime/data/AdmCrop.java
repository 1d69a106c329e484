package dev.panatorch.runtime.data;

import dev.panatorch.runtime.image.Filter;
import dev.panatorch.runtime.image.Resize;
import dev.panatorch.runtime.image.RgbImage;

/**
 * The crops of guided-diffusion (ADM), which SiT, DiT and MAETok share: halve the image with a box
 * filter while its shorter side stays at least twice what is wanted, resize the shorter side with a
 * bicubic filter, cut a square.
 */
final class AdmCrop {
  private AdmCrop() {}

  /** {@code center_crop_arr}: shorter side to {@code size}, the central square at floor offsets. */
  static RgbImage center(RgbImage image, int size) {
    RgbImage small = halve(image, size);
    int width = scaled(small.width(), small, size);
    int height = scaled(small.height(), small, size);
    return Resize.resizeAndCrop(
        small, width, height, Filter.BICUBIC, (width - size) / 2, (height - size) / 2, size, size);
  }

  /**
   * {@code random_crop_arr}: shorter side to a uniform integer of {@code ceil(size / maxFraction)
   * .. ceil(size / minFraction)}, then a square of {@code size} at a uniform place. Draws: side,
   * top, left.
   */
  static RgbImage random(
      RgbImage image, int size, double minFraction, double maxFraction, KeyedRandom random) {
    int[] range = sideRange(size, minFraction, maxFraction);
    int side = range[0] + random.nextInt(range[1] - range[0] + 1);
    RgbImage small = halve(image, side);
    int width = scaled(small.width(), small, side);
    int height = scaled(small.height(), small, side);
    int top = random.nextInt(height - size + 1);
    int left = random.nextInt(width - size + 1);
    return Resize.resizeAndCrop(small, width, height, Filter.BICUBIC, left, top, size, size);
  }

  /**
   * The window {@code size x size} at a given place of the image resized to a given shorter side.
   */
  static RgbImage at(RgbImage image, int size, int side, int left, int top) {
    RgbImage small = halve(image, side);
    int width = scaled(small.width(), small, side);
    int height = scaled(small.height(), small, side);
    return Resize.resizeAndCrop(small, width, height, Filter.BICUBIC, left, top, size, size);
  }

  static int[] sideRange(int size, double minFraction, double maxFraction) {
    if (size < 1 || !(minFraction > 0 && minFraction <= maxFraction && maxFraction <= 1)) {
      throw new IllegalArgumentException(
          "a random crop needs size >= 1 and 0 < minFraction <= maxFraction <= 1, got %d, %s, %s"
              .formatted(size, minFraction, maxFraction));
    }
    return new int[] {(int) Math.ceil(size / maxFraction), (int) Math.ceil(size / minFraction)};
  }

  private static RgbImage halve(RgbImage image, int side) {
    RgbImage small = image;
    while (small.shorterSide() >= 2 * side) {
      small = Resize.resize(small, small.width() / 2, small.height() / 2, Filter.BOX);
    }
    return small;
  }

  /** Python's {@code round(length * (side / shorter))}: float64, half to even. */
  private static int scaled(int length, RgbImage image, int side) {
    double scale = (double) side / image.shorterSide();
    return (int) Math.rint(length * scale);
  }
}
