package dev.panatorch.maetok.loss;

/**
 * The weight of a perceptual loss, which rises evenly from 0.
 *
 * @param weight after the warm-up
 * @param warmUp updates until it is reached; 0 starts with it
 */
public record PerceptualWeight(double weight, long warmUp) {

  /** As MAETok and SoftVQ have it: 1 after 10,000 updates. */
  public static final PerceptualWeight PUBLISHED = new PerceptualWeight(1, 10_000);

  /** No perceptual loss. */
  public static final PerceptualWeight NONE = new PerceptualWeight(0, 0);

  /** Checks the numbers. */
  public PerceptualWeight {
    if (!(weight >= 0) || warmUp < 0) {
      throw new IllegalArgumentException(
          "a perceptual weight of %s after %d updates is none".formatted(weight, warmUp));
    }
  }

  /** The weight in the update after {@code update} others. */
  public double at(long update) {
    return weight * (warmUp == 0 ? 1 : Math.min(1, (update + 1.0) / warmUp));
  }
}
