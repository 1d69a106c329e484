package dev.panatorch.runtime.nn;

/**
 * Bounds on the sizes of models. What lies beyond them is a slip: the system would end the process
 * for its memory before the first step. They are far above the published models, of 0.2 to 2
 * billion parameters and up to 1,152 tokens.
 */
public final class SizeLimits {

  /** Most tokens of one attention: 4,096 x 4,096 pixels in patches of 16. */
  public static final long TOKENS = 1 << 16;

  /** Most parameters: 80 GB in float32, and four times as much in training. */
  public static final double PARAMETERS = 20e9;

  private SizeLimits() {}

  /**
   * Checks a number of tokens.
   *
   * @param what the option that made them so many
   * @throws IllegalArgumentException if there are too many
   */
  public static void requireTokens(String what, long tokens) {
    if (tokens > TOKENS) {
      throw new IllegalArgumentException(
          "%s: %,d tokens are too many; attention compares each with each, so at most %,d are taken"
              .formatted(what, tokens, TOKENS));
    }
  }

  /**
   * Checks a number of parameters.
   *
   * @param about how many, in float64 since absurd sizes overflow whole numbers
   * @param what the options that decide it
   * @throws IllegalArgumentException if there are too many
   */
  public static void requireParameters(double about, String what) {
    if (!(about <= PARAMETERS)) {
      throw new IllegalArgumentException(
          "about %.0f billion parameters are too many, %.0f GB in float32; at most %.0f billion are"
                  .formatted(about / 1e9, 4 * about / 1e9, PARAMETERS / 1e9)
              + " taken: make %s smaller".formatted(what));
    }
  }
}
