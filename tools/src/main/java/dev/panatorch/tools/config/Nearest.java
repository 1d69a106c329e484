package dev.panatorch.tools.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Suggestions for misspelt names. */
public final class Nearest {

  private Nearest() {}

  /**
   * {@code "; did you mean \"depth\"?"} for the known name closest to {@code wrong}, or nothing
   * when none is close.
   */
  public static String hint(String wrong, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .filter(name -> distance(wrong, name) <= Math.max(2, wrong.length() / 2))
        .map(name -> "; did you mean \"" + name + "\"?")
        .orElse("");
  }

  /** The same, or a period: what follows is a new sentence either way. */
  static String hintOrPeriod(String wrong, Collection<String> known) {
    String hint = hint(wrong, known);
    return hint.isEmpty() ? "." : hint;
  }

  /** {@link #hint} for the constants of an enum, in whatever case they are written. */
  public static String hintOf(String wrong, Class<?> enumeration) {
    List<String> known =
        Stream.of(enumeration.getEnumConstants())
            .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT))
            .toList();
    return hint(wrong.toLowerCase(Locale.ROOT), known);
  }

  /** Levenshtein's distance: insertions, deletions and replacements of single letters. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
