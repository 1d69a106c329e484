package dev.panatorch.maetok;

/**
 * How attention knows where image tokens lie. The encoder adds a learned embedding to them in
 * either case, the decoders only without a rotation.
 *
 * @param kind rotation or embedding alone
 * @param theta base of the (initial) frequencies; published: 10 for mixed rotations, 100 for axial
 *     ones
 * @param baseImageSize the image side for which the state dict stores the tokens' positions; they
 *     are worked out anew for images of other sizes. Published: 256
 * @param dynamicSize whether images of other sizes than the configured one are taken: rotations
 *     follow from the places, and learned embeddings are interpolated. Published: false
 */
public record PositionConfig(Kind kind, double theta, int baseImageSize, boolean dynamicSize) {

  /** The kinds of position encoding. */
  public enum Kind {
    /** Rotation by learned frequencies of each layer and head (Heo and others, 2024). */
    MIXED_ROPE,
    /** Rotation by fixed frequencies, half of the pairs by the column, half by the row. */
    AXIAL_ROPE,
    /** A learned embedding alone. */
    ABSOLUTE
  }

  /** Learned rotations, theta 10. */
  public static PositionConfig mixedRope(int baseImageSize) {
    return new PositionConfig(Kind.MIXED_ROPE, 10, baseImageSize, false);
  }

  /** Fixed rotations, theta 100. */
  public static PositionConfig axialRope(int baseImageSize) {
    return new PositionConfig(Kind.AXIAL_ROPE, 100, baseImageSize, false);
  }

  /** Learned embeddings alone. */
  public static PositionConfig absolute(int baseImageSize) {
    return new PositionConfig(Kind.ABSOLUTE, 10, baseImageSize, false);
  }

  /** The same for images of all sizes. */
  public PositionConfig dynamic() {
    return new PositionConfig(kind, theta, baseImageSize, true);
  }

  /** Whether queries and keys are rotated. */
  boolean rotary() {
    return kind != Kind.ABSOLUTE;
  }
}
