package dev.panatorch.maetok;

import dev.panatorch.runtime.nn.ModelCost;

/**
 * The size of a vision transformer; its MLPs are four times as wide as its tokens.
 *
 * @param width of the tokens
 * @param depth number of blocks
 * @param heads attention heads in each block
 */
public record TransformerConfig(int width, int depth, int heads) {

  /** Checks that heads divide the width into multiples of 4, as the rotary embedding needs. */
  public TransformerConfig {
    if (depth < 1) {
      throw new IllegalArgumentException("depth: a transformer has at least one block");
    }
    if (heads < 1 || width < 1 || width % heads != 0 || width / heads % 4 != 0) {
      throw new IllegalArgumentException(
          "width %d, heads %d: the width per head must be a multiple of 4".formatted(width, heads));
    }
  }

  /**
   * About how many parameters it has.
   *
   * @param tokens that have a learned position
   * @param others numbers that are mapped to or from each token, and other maps of the tokens
   */
  double parameters(double tokens, double others) {
    return (12.0 * depth * width + tokens + others) * width;
  }

  /** What its blocks and its last norm cost. */
  ModelCost cost(long tokens) {
    return ModelCost.blocks(depth, tokens, width, 4L * width).plus(ModelCost.norm(tokens * width));
  }

  /** Width of one head. */
  public int headWidth() {
    return width / heads;
  }
}
