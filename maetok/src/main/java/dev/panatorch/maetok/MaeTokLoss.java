package dev.panatorch.maetok;

import dev.panatorch.maetok.loss.AdversarialConfig;
import dev.panatorch.maetok.loss.ObjectiveWeights;
import dev.panatorch.maetok.loss.PerceptualWeight;

/**
 * What a tokenizer is trained to make small, beside the losses that its auxiliary decoders and its
 * bottleneck are configured with.
 *
 * @param pixels weight of the squared error of all pixels; published: 1
 * @param perceptual weight of LPIPS on VGG16
 * @param adversarial how it is trained against a discriminator
 * @param judge the discriminator; read where the adversarial weight is not 0
 * @param maskedOnly whether auxiliary targets count at masked tokens alone; published: true
 */
public record MaeTokLoss(
    double pixels,
    PerceptualWeight perceptual,
    AdversarialConfig adversarial,
    Judge judge,
    boolean maskedOnly) {

  /** Which discriminator. */
  public enum Judge {
    /** Heads on a frozen DINO ViT-S/16, whose weights must be given; published. */
    DINO,
    /** PatchGAN, which needs no teacher. */
    PATCH
  }

  /** The published losses. */
  public static MaeTokLoss published() {
    return new MaeTokLoss(
        1, PerceptualWeight.PUBLISHED, AdversarialConfig.MAETOK, Judge.DINO, true);
  }

  /** Without LPIPS and discriminator. */
  public static MaeTokLoss withoutTeachers() {
    return new MaeTokLoss(1, PerceptualWeight.NONE, AdversarialConfig.NONE, Judge.PATCH, true);
  }

  /** The weights of what does not belong to the tokenizer's own parts. */
  public ObjectiveWeights weights() {
    return new ObjectiveWeights(pixels, perceptual, adversarial);
  }
}
