package dev.panatorch.maetok;

/**
 * How attention knows where image tokens lie. The encoder adds a learned embedding to them in
 * either case, the decoders only without a rotation.
 *
 * @param kind rotation or embedding alone
 * @param theta base of the initial frequencies; published: 10
 * @param baseImageSize the image side for which the state dict stores the tokens' positions; they
 *     are worked out anew for images of other sizes. Published: 256
 */
public record PositionConfig(Kind kind, double theta, int baseImageSize) {

  /** The kinds of position encoding. */
  public enum Kind {
    /** Rotation by learned frequencies of each layer and head (Heo and others, 2024). */
    MIXED_ROPE,
    /** A learned embedding alone. */
    ABSOLUTE
  }

  /** Learned rotations, theta 10. */
  public static PositionConfig mixedRope(int baseImageSize) {
    return new PositionConfig(Kind.MIXED_ROPE, 10, baseImageSize);
  }

  /** Learned embeddings alone. */
  public static PositionConfig absolute(int baseImageSize) {
    return new PositionConfig(Kind.ABSOLUTE, 10, baseImageSize);
  }

  /** Whether queries and keys are rotated. */
  boolean rotary() {
    return kind == Kind.MIXED_ROPE;
  }
}
