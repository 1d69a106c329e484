package dev.panatorch.diffusion.model;

import java.util.Arrays;
import java.util.Optional;

/** The published sizes of SiT (Ma et al., 2024, table 1; the same as DiT's). */
public enum SitSize {
  /** 12 blocks of width 384. */
  S(12, 384, 6),
  /** 12 blocks of width 768. */
  B(12, 768, 12),
  /** 24 blocks of width 1024. */
  L(24, 1024, 16),
  /** 28 blocks of width 1152. */
  XL(28, 1152, 16);

  private final int depth;
  private final long width;
  private final long heads;

  SitSize(int depth, long width, long heads) {
    this.depth = depth;
    this.width = width;
    this.heads = heads;
  }

  /** Number of blocks. */
  public int depth() {
    return depth;
  }

  /** Width of the tokens. */
  public long width() {
    return width;
  }

  /** Heads of each attention. */
  public long heads() {
    return heads;
  }

  /** The size of this width, if one was published. */
  static Optional<SitSize> ofWidth(long width) {
    return Arrays.stream(values()).filter(size -> size.width == width).findFirst();
  }
}
