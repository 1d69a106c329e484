package dev.panatorch.runtime.data;

import java.util.Arrays;
import java.util.Comparator;

/** Python's order of strings: by code points, where Java's own order is by UTF-16 units. */
final class CodePoints {
  static final Comparator<String> ORDER =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private CodePoints() {}
}
