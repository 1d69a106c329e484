package dev.panatorch.runtime.data;

import dev.panatorch.runtime.image.RgbImage;

/**
 * A step from one image to another. Random steps take their draws from the given sequence alone, so
 * that the same key gives the same result whatever the thread. {@link Transforms} holds the common
 * ones. Must be thread-safe.
 */
@FunctionalInterface
public interface Transform {
  /** Applies this step; never changes {@code image}. */
  RgbImage apply(RgbImage image, KeyedRandom random);

  /** This step, then another. */
  default Transform then(Transform next) {
    return (image, random) -> next.apply(apply(image, random), random);
  }
}
