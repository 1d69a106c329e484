package dev.panatorch.runtime.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The shell's brace expansion as WebDataset uses it for shard names: {@code shard-{000..009}.tar}
 * counts (keeping the width of its zero padding), {@code {train,val}.tar} lists; several braces
 * multiply and may nest.
 */
final class Braces {
  private static final int MAX_NAMES = 1_000_000;

  private Braces() {}

  static List<String> expand(String pattern) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return List.of(pattern);
    }
    int close = matching(pattern, open);
    String head = pattern.substring(0, open);
    List<String> tails = expand(pattern.substring(close + 1));
    List<String> all = new ArrayList<>();
    for (String middle : alternatives(pattern.substring(open + 1, close), pattern)) {
      for (String tail : tails) {
        all.add(head + middle + tail);
      }
      if (all.size() > MAX_NAMES) {
        throw new IllegalArgumentException(pattern + " expands to more than a million names");
      }
    }
    return all;
  }

  private static int matching(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{') {
        depth++;
      } else if (pattern.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException(pattern + ": a brace is not closed");
  }

  private static List<String> alternatives(String inside, String pattern) {
    int dots = inside.indexOf("..");
    if (dots > 0 && inside.matches("\\d{1,9}\\.\\.\\d{1,9}")) {
      return range(inside.substring(0, dots), inside.substring(dots + 2), pattern);
    }
    List<String> all = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= inside.length(); i++) {
      char c = i == inside.length() ? ',' : inside.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == ',' && depth == 0) {
        all.addAll(expand(inside.substring(start, i)));
        start = i + 1;
      }
    }
    return all;
  }

  private static List<String> range(String from, String to, String pattern) {
    int first = Integer.parseInt(from);
    int last = Integer.parseInt(to);
    if (first > last || last - first >= MAX_NAMES) {
      throw new IllegalArgumentException(
          "%s: {%s..%s} must count upwards, to at most a million names"
              .formatted(pattern, from, to));
    }
    int width = from.startsWith("0") ? from.length() : 1;
    List<String> all = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      all.add(("%0" + width + "d").formatted(i));
    }
    return all;
  }
}
