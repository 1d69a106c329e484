package dev.panatorch.runtime.data;

/** The shuffles of data loading. */
final class Permutation {
  private Permutation() {}

  /** A uniform order of {@code 0 .. n - 1} (Fisher and Yates) that depends only on the seed. */
  static int[] of(int n, long seed) {
    KeyedRandom random = KeyedRandom.of(seed);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
