package dev.panatorch.diffusion.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The published sizes: S to XL of DiT (Peebles and Xie, 2023, table 1), SiT and LightningDiT, and
 * LightningDiT's two larger ones.
 */
public enum TransformerSize {
  /** 12 blocks of width 384. */
  S(12, 384, 6),
  /** 12 blocks of width 768. */
  B(12, 768, 12),
  /** 24 blocks of width 1024. */
  L(24, 1024, 16),
  /** 28 blocks of width 1152. */
  XL(28, 1152, 16),
  /** 24 blocks of width 1536: LightningDiT-1p0B, a milliard of parameters. */
  ONE_BILLION(24, 1536, 24),
  /** 28 blocks of width 1792: LightningDiT-1p6B. */
  ONE_POINT_SIX_BILLION(28, 1792, 28);

  private final int depth;
  private final long width;
  private final long heads;

  TransformerSize(int depth, long width, long heads) {
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
  static Optional<TransformerSize> ofWidth(long width) {
    return Arrays.stream(values()).filter(size -> size.width == width).findFirst();
  }
}
