package dev.panatorch.tools;

import picocli.CommandLine.Option;

/** The option of commands that print a result. */
public final class JsonMixin {

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  /** Whether it was given. */
  public boolean wanted() {
    return json;
  }
}
