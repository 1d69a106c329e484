package dev.panatorch.maetok;

import dev.panatorch.maetok.teacher.Teacher;
import java.util.Locale;
import java.util.Optional;

/** What an auxiliary decoder learns to tell from the latents of a masked image. */
public enum AuxiliaryTarget {

  /** Histograms of oriented gradients, {@link HogTarget}; squared error. */
  HOG,
  /** Patch tokens of DINOv2 ViT-L; cosine. */
  DINO(Teacher.DINOV2_LARGE),
  /** Patch tokens of SigLIP so400m; cosine. */
  CLIP(Teacher.SIGLIP_SO400M),
  /**
   * Which byte-pair tokens the caption holds, for the whole image: cross entropy, as SuperClass
   * trains it (Huang and others, 2024). No public code shows the one of the paper's LAION-COCO
   * tokenizer.
   */
  TEXT;

  private static final int CLIP_VOCABULARY = 49_408;
  private static final int PUBLISHED_PATCH = 16;
  private static final int PUBLISHED_IMAGE = 256;

  private final Optional<Teacher> teacher;

  AuxiliaryTarget() {
    this.teacher = Optional.empty();
  }

  AuxiliaryTarget(Teacher teacher) {
    this.teacher = Optional.of(teacher);
  }

  /** The network whose tokens are the target, where there is one. */
  public Optional<Teacher> teacher() {
    return teacher;
  }

  /** Whether there is one prediction for the whole image, rather than one for each patch. */
  boolean ofWholeImage() {
    return this == TEXT;
  }

  /** The ending of the names in the state dict, such as {@code decoder_hog}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Published number of features: 108, 1024, 1152 and the 49,408 tokens of CLIP's vocabulary. */
  public int publishedFeatures() {
    return switch (this) {
      case HOG -> HogTarget.features(PUBLISHED_PATCH);
      case DINO, CLIP -> teacher.orElseThrow().config(PUBLISHED_IMAGE).width();
      case TEXT -> CLIP_VOCABULARY;
    };
  }
}
