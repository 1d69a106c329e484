package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.transport.LossWeighting;
import dev.panatorch.diffusion.transport.TimeSampling;
import java.util.Objects;

/**
 * What a denoiser is trained by.
 *
 * @param times how the points on the paths are drawn; without meaning for numbered steps, which are
 *     drawn evenly
 * @param uniformAfter images after which the times are drawn uniformly instead, or 0 for never
 *     (LightningDiT's long run, from epoch 480 on)
 * @param weighting of the squared errors of noise and score
 * @param labelDropout probability that a class is replaced by the null class, so that the network
 *     learns to do without as well
 * @param directionWeight weight of the velocities' cosine distance (LightningDiT, Yao and Wang,
 *     2025); 0 leaves it out
 * @param guidanceFree whether to train without the need of guidance (GFT, Chen et al., 2025); the
 *     network must take a temperature
 * @param alignmentWeight weight of the cosine distance to a teacher's features (REPA, Yu et al.,
 *     2025); 0 leaves it out
 */
public record LossConfig(
    TimeSampling times,
    long uniformAfter,
    LossWeighting weighting,
    double labelDropout,
    double directionWeight,
    boolean guidanceFree,
    double alignmentWeight) {

  /** Checks the numbers. */
  public LossConfig {
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(weighting, "weighting");
    if (uniformAfter < 0) {
      throw new IllegalArgumentException("uniformAfter must not be negative, as " + uniformAfter);
    }
    if (!(labelDropout >= 0 && labelDropout <= 1)) {
      throw new IllegalArgumentException("labelDropout is in [0, 1], not " + labelDropout);
    }
    if (!(directionWeight >= 0) || !(alignmentWeight >= 0)) {
      throw new IllegalArgumentException(
          "weights of losses must not be negative, as %s and %s"
              .formatted(directionWeight, alignmentWeight));
    }
    if (guidanceFree && alignmentWeight > 0) {
      throw new IllegalArgumentException(
          "guidance-free training and alignment with a teacher exclude each other");
    }
  }

  /** The squared error alone. */
  public static LossConfig of(TimeSampling times, double labelDropout) {
    return new LossConfig(times, 0, LossWeighting.NONE, labelDropout, 0, false, 0);
  }

  /** The same with uniform times after so many images. */
  public LossConfig uniformAfter(long images) {
    return new LossConfig(
        times, images, weighting, labelDropout, directionWeight, guidanceFree, alignmentWeight);
  }

  /** The same with weighted errors. */
  public LossConfig with(LossWeighting newWeighting) {
    return new LossConfig(
        times,
        uniformAfter,
        newWeighting,
        labelDropout,
        directionWeight,
        guidanceFree,
        alignmentWeight);
  }

  /** The same with the velocities' direction. */
  public LossConfig withDirection(double weight) {
    return new LossConfig(
        times, uniformAfter, weighting, labelDropout, weight, guidanceFree, alignmentWeight);
  }

  /** The same for guidance-free training. */
  public LossConfig withoutNeedOfGuidance() {
    return new LossConfig(
        times, uniformAfter, weighting, labelDropout, directionWeight, true, alignmentWeight);
  }

  /** The same with alignment to a teacher. */
  public LossConfig withAlignment(double weight) {
    return new LossConfig(
        times, uniformAfter, weighting, labelDropout, directionWeight, guidanceFree, weight);
  }

  /** How times are drawn once so many images were seen. */
  TimeSampling times(long imagesSeen) {
    return uniformAfter > 0 && imagesSeen >= uniformAfter ? TimeSampling.UNIFORM : times;
  }
}
