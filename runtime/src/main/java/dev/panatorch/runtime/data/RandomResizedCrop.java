package dev.panatorch.runtime.data;

/**
 * The window of torchvision's {@code RandomResizedCrop.get_params}: up to ten tries of a uniform
 * area fraction and a log-uniform aspect ratio (both drawn as float32), then the largest central
 * window within the ratio bounds.
 */
record RandomResizedCrop(double minScale, double maxScale, double minRatio, double maxRatio) {
  private static final int TRIES = 10;

  /** A window of the image, in pixels. */
  record Window(int left, int top, int width, int height) {}

  /** Where the float32 uniforms come from. */
  interface Uniform {
    float next(float from, float to);
  }

  RandomResizedCrop {
    boolean valid = 0 < minScale && minScale <= maxScale && 0 < minRatio && minRatio <= maxRatio;
    if (!valid || Double.isInfinite(maxScale) || Double.isInfinite(maxRatio)) {
      throw new IllegalArgumentException(
          "scale and ratio must be positive ranges, got scale [%s, %s], ratio [%s, %s]"
              .formatted(minScale, maxScale, minRatio, maxRatio));
    }
  }

  Window window(int width, int height, KeyedRandom random) {
    Window size = size(width, height, random::uniform);
    if (size.left >= 0) {
      return size;
    }
    int top = random.nextInt(height - size.height + 1);
    int left = random.nextInt(width - size.width + 1);
    return new Window(left, top, size.width, size.height);
  }

  /**
   * A window whose place is still open (left and top are -1), or the central one after ten
   * failures.
   */
  Window size(int width, int height, Uniform uniform) {
    double area = (double) width * height;
    float logMin = (float) Math.log((float) minRatio);
    float logMax = (float) Math.log((float) maxRatio);
    for (int i = 0; i < TRIES; i++) {
      double target = area * uniform.next((float) minScale, (float) maxScale);
      double aspect = (float) Math.exp(uniform.next(logMin, logMax));
      int w = (int) Math.rint(Math.sqrt(target * aspect));
      int h = (int) Math.rint(Math.sqrt(target / aspect));
      if (0 < w && w <= width && 0 < h && h <= height) {
        return new Window(-1, -1, w, h);
      }
    }
    return central(width, height);
  }

  private Window central(int width, int height) {
    double ratio = (double) width / height;
    int w = width;
    int h = height;
    if (ratio < minRatio) {
      h = (int) Math.rint(w / minRatio);
    } else if (ratio > maxRatio) {
      w = (int) Math.rint(h * maxRatio);
    }
    return new Window((width - w) / 2, (height - h) / 2, w, h);
  }
}
