package dev.panatorch.diffusion.model;

/**
 * A perceptron of three layers from tokens inside a transformer to the features of a teacher: REPA
 * (Yu et al., 2025).
 *
 * @param afterBlock the block whose output is projected, counted from 1
 * @param hidden width of its two hidden layers
 * @param features of the teacher
 */
public record ProjectorConfig(int afterBlock, long hidden, long features) {

  /** After block 8, to the features of DINOv2-B. */
  public static final ProjectorConfig REPA = new ProjectorConfig(8, 2048, 768);

  /** Checks that all are positive. */
  public ProjectorConfig {
    Checks.positive("afterBlock", afterBlock);
    Checks.positive("hidden", hidden);
    Checks.positive("features", features);
  }
}
