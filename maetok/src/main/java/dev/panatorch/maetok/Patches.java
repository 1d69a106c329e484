package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/** Images as one vector per square patch, and back. */
final class Patches {

  private Patches() {}

  /**
   * Puts patches together. Feature (i * patch + j) * 3 + c of a token is channel c of row i and
   * column j of its patch; tokens are in row-major order.
   *
   * @param tokens [N, rows * columns, patch * patch * 3]
   * @return [N, 3, rows * patch, columns * patch]
   */
  static Tensor join(Tensor tokens, long rows, long columns, long patch) {
    return Scope.run(() ->
        tokens
            .reshape(tokens.size(0), rows, columns, patch, patch, 3)
            .permute(0, 5, 1, 3, 2, 4)
            .reshape(tokens.size(0), 3, rows * patch, columns * patch));
  }

  /** The inverse of {@link #join}. */
  static Tensor split(Tensor images, long patch) {
    return Scope.run(() -> {
      long rows = images.size(2) / patch;
      long columns = images.size(3) / patch;
      return images
          .reshape(images.size(0), 3, rows, patch, columns, patch)
          .permute(0, 2, 4, 3, 5, 1)
          .reshape(images.size(0), rows * columns, patch * patch * 3);
    });
  }
}
