package dev.panatorch.maetok;

/**
 * The patches of an image.
 *
 * @param rows of patches
 * @param columns of patches
 */
public record Grid(int rows, int columns) {

  /** Number of patches. */
  public int tokens() {
    return rows * columns;
  }
}
