package dev.panatorch.maetok.loss;

/**
 * What a tokenizer's loss is the sum of, beside the losses of its own parts.
 *
 * @param pixels weight of the mean squared error of all pixels
 * @param perceptual weight of LPIPS
 * @param adversarial how it is trained against a discriminator
 */
public record ObjectiveWeights(
    double pixels, PerceptualWeight perceptual, AdversarialConfig adversarial) {

  /** MAETok's. */
  public static final ObjectiveWeights MAETOK =
      new ObjectiveWeights(1, PerceptualWeight.PUBLISHED, AdversarialConfig.MAETOK);

  /** SoftVQ's. */
  public static final ObjectiveWeights SOFT_VQ =
      new ObjectiveWeights(1, PerceptualWeight.PUBLISHED, AdversarialConfig.SOFT_VQ);

  /** Pixels alone. */
  public static final ObjectiveWeights PIXELS =
      new ObjectiveWeights(1, PerceptualWeight.NONE, AdversarialConfig.NONE);

  /** Checks the weight. */
  public ObjectiveWeights {
    if (!(pixels >= 0)) {
      throw new IllegalArgumentException("a weight of the pixels of " + pixels + " is none");
    }
  }

  /** The same with another perceptual weight. */
  public ObjectiveWeights with(PerceptualWeight other) {
    return new ObjectiveWeights(pixels, other, adversarial);
  }

  /** The same with another adversary. */
  public ObjectiveWeights with(AdversarialConfig other) {
    return new ObjectiveWeights(pixels, perceptual, other);
  }
}
