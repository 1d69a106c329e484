package dev.panatorch.runtime.nn;

import java.util.List;

/**
 * A state dict does not fit the module: names are missing or unknown, or shapes differ. The message
 * lists the first hundred of each kind, the methods all.
 */
public final class StateDictException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;
  private static final int NAMED = 100;

  private final transient List<String> missing;
  private final transient List<String> extra;
  private final transient List<String> mismatched;

  StateDictException(List<String> missing, List<String> extra, List<String> mismatched) {
    super(message(missing, extra, mismatched));
    this.missing = missing;
    this.extra = extra;
    this.mismatched = mismatched;
  }

  /** Names that the module has and the state dict has not. */
  public List<String> missing() {
    return missing;
  }

  /** Names that the state dict has and the module has not. */
  public List<String> extra() {
    return extra;
  }

  /** Names whose shapes differ, with both shapes. */
  public List<String> mismatched() {
    return mismatched;
  }

  private static String message(List<String> missing, List<String> extra, List<String> mismatched) {
    var text = new StringBuilder("the state dict does not fit the model");
    append(text, "missing", missing);
    append(text, "not in the model", extra);
    append(text, "of another shape", mismatched);
    return text.toString();
  }

  private static void append(StringBuilder text, String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append("\n  ").append(names.size()).append(' ').append(what).append(":");
      names.stream().limit(NAMED).forEach(name -> text.append("\n    ").append(name));
      if (names.size() > NAMED) {
        text.append("\n    and %d more".formatted(names.size() - NAMED));
      }
    }
  }
}
