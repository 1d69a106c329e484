package dev.panatorch.runtime.data;

import dev.panatorch.runtime.image.Filter;
import dev.panatorch.runtime.image.Resize;
import dev.panatorch.runtime.image.RgbImage;

/**
 * The image transforms of the training and evaluation recipes, equal to the byte to torchvision's
 * on PIL images and to guided-diffusion's crops. Random ones follow the published formulas with
 * draws of {@link KeyedRandom}.
 */
public final class Transforms {
  private Transforms() {}

  /** Leaves the image as it is. */
  public static Transform identity() {
    return (image, random) -> image;
  }

  /** The evaluation crop of ADM and MAETok, {@code center_crop_arr}; see {@link AdmCrop#center}. */
  public static Transform admCenterCrop(int size) {
    return (image, random) -> AdmCrop.center(image, size);
  }

  /**
   * The training crop of MAETok, {@code random_crop_arr} with fractions 0.8 to 1; see {@link
   * AdmCrop#random}.
   */
  public static Transform admRandomCrop(int size) {
    return admRandomCrop(size, 0.8, 1.0);
  }

  /** {@code random_crop_arr} with the given crop fractions. */
  public static Transform admRandomCrop(int size, double minFraction, double maxFraction) {
    AdmCrop.sideRange(size, minFraction, maxFraction);
    return (image, random) -> AdmCrop.random(image, size, minFraction, maxFraction, random);
  }

  /**
   * torchvision's {@code Resize(size)}: the shorter side becomes {@code size}, the longer is
   * rounded down.
   */
  public static Transform resize(int size, Filter filter) {
    return (image, random) -> {
      int[] to = resizedTo(image, size);
      return Resize.resize(image, to[0], to[1], filter);
    };
  }

  /** torchvision's {@code Resize((height, width))}. */
  public static Transform resize(int width, int height, Filter filter) {
    return (image, random) -> Resize.resize(image, width, height, filter);
  }

  /** torchvision's {@code CenterCrop(size)}: pads with black where the image is smaller. */
  public static Transform centerCrop(int size) {
    return centerCrop(size, size);
  }

  /** torchvision's {@code CenterCrop((height, width))}. */
  public static Transform centerCrop(int width, int height) {
    return (image, random) ->
        image.crop(centered(image.width(), width), centered(image.height(), height), width, height);
  }

  /** A square window at a uniform place; the image must be at least as large. */
  public static Transform randomCrop(int size) {
    return (image, random) -> {
      if (image.shorterSide() < size) {
        throw new IllegalArgumentException(
            "a random crop of %d x %d needs a larger image than %d x %d"
                .formatted(size, size, image.width(), image.height()));
      }
      int top = random.nextInt(image.height() - size + 1);
      int left = random.nextInt(image.width() - size + 1);
      return image.crop(left, top, size, size);
    };
  }

  /**
   * torchvision's {@code RandomResizedCrop(size)}: area 0.08 to 1, aspect ratio 3/4 to 4/3,
   * bilinear.
   */
  public static Transform randomResizedCrop(int size) {
    return randomResizedCrop(size, 0.08, 1.0, 3.0 / 4.0, 4.0 / 3.0, Filter.BILINEAR);
  }

  /** torchvision's {@code RandomResizedCrop(size, scale, ratio, interpolation)}. */
  public static Transform randomResizedCrop(
      int size, double minScale, double maxScale, double minRatio, double maxRatio, Filter filter) {
    var windows = new RandomResizedCrop(minScale, maxScale, minRatio, maxRatio);
    return (image, random) -> {
      var w = windows.window(image.width(), image.height(), random);
      RgbImage cut = image.crop(w.left(), w.top(), w.width(), w.height());
      return Resize.resize(cut, size, size, filter);
    };
  }

  /** torchvision's {@code RandomHorizontalFlip(0.5)}. */
  public static Transform randomHorizontalFlip() {
    return randomHorizontalFlip(0.5);
  }

  /** Mirrors with the given probability. */
  public static Transform randomHorizontalFlip(double probability) {
    return (image, random) -> random.nextDouble() < probability ? image.flipHorizontal() : image;
  }

  private static int[] resizedTo(RgbImage image, int size) {
    int w = image.width();
    int h = image.height();
    int longer = (int) ((double) size * Math.max(w, h) / Math.min(w, h));
    return w <= h ? new int[] {size, longer} : new int[] {longer, size};
  }

  /**
   * Where torchvision puts a window: half of the remainder, to even; negative where the image must
   * be padded.
   */
  private static int centered(int have, int want) {
    return want > have ? -((want - have) / 2) : (int) Math.rint((have - want) / 2.0);
  }
}
