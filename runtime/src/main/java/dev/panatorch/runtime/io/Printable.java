package dev.panatorch.runtime.io;

/** Text from a file made fit for a one-line message. */
final class Printable {

  private static final int LIMIT = 120;

  private Printable() {}

  /** The text with control characters replaced, shortened to a readable length. */
  static String of(String text) {
    String shown = text.length() > LIMIT ? text.substring(0, LIMIT) + "…" : text;
    return shown.replaceAll("\\p{Cntrl}", "�");
  }
}
