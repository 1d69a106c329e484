package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/**
 * Which image tokens the encoder does not see in training. All images of a call have the same
 * number of masked tokens, each at places of its own.
 *
 * @param minimum least share of masked tokens; published: 0.4
 * @param maximum largest share; published: 0.6; 0 switches masking off
 * @param draw how the share of a call is drawn
 */
public record MaskingConfig(double minimum, double maximum, Draw draw) {

  private static final double DEVIATION = 0.25;

  /** How the share is drawn between its bounds. */
  public enum Draw {
    /** Normal around the maximum with deviation 0.25, cut at the bounds: the published code. */
    TRUNCATED_NORMAL,
    /** Evenly. */
    UNIFORM
  }

  /** Checks the bounds. */
  public MaskingConfig {
    if (!(0 <= minimum && minimum <= maximum && maximum <= 1)) {
      throw new IllegalArgumentException(
          "masking: shares must satisfy 0 <= minimum <= maximum <= 1, not %s and %s"
              .formatted(minimum, maximum));
    }
  }

  /** As published: 0.4 to 0.6. */
  public static MaskingConfig published() {
    return new MaskingConfig(0.4, 0.6, Draw.TRUNCATED_NORMAL);
  }

  /** No masking; the encoder has no mask token. */
  public static MaskingConfig none() {
    return new MaskingConfig(0, 0, Draw.TRUNCATED_NORMAL);
  }

  /** Whether anything is ever masked. */
  public boolean enabled() {
    return maximum > 0;
  }

  /** The same with both bounds multiplied. */
  public MaskingConfig scaled(double factor) {
    return new MaskingConfig(minimum * factor, maximum * factor, draw);
  }

  /**
   * The share of masked tokens that a uniform number stands for: the inverse of the draw's
   * distribution function.
   *
   * @param uniform in 0 .. 1
   */
  public double ratio(double uniform) {
    if (!(uniform >= 0 && uniform <= 1)) {
      throw new IllegalArgumentException(uniform + " is not in 0 .. 1");
    }
    if (draw == Draw.UNIFORM) {
      return minimum + uniform * (maximum - minimum);
    }
    try (var scope = Scope.open()) {
      Tensor lowest = Tensor.scalar((minimum - maximum) / DEVIATION, DType.FLOAT64);
      double below = lowest.specialNdtr().item();
      Tensor level = Tensor.scalar(below + uniform * (0.5 - below), DType.FLOAT64);
      double drawn = maximum + DEVIATION * level.specialNdtri().item();
      return Math.clamp(drawn, minimum, maximum);
    }
  }

  /** How many of a number of tokens a share masks, rounded up. */
  public static long count(long tokens, double ratio) {
    return (long) Math.ceil(tokens * ratio);
  }

  /**
   * Masks {@code count} tokens of each image, every choice equally likely.
   *
   * @param generator makes the draws, on its device; the host does not wait for them
   * @return [images, tokens, 1], float32: 1 where masked, else 0
   */
  public static Tensor mask(long images, long tokens, long count, Generator generator) {
    return Scope.run(() -> {
      long[] shape = {images, tokens};
      Tensor keys = Torch.rand(shape, generator, DType.FLOAT64, generator.device());
      Tensor chosen = keys.argsort(1).narrow(1, 0, count);
      return Torch.zeros(shape, DType.FLOAT32, generator.device())
          .scatter(1, chosen, 1.0)
          .unsqueeze(2);
    });
  }
}
