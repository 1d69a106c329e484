package dev.panatorch.tools;

import picocli.CommandLine.Option;

/** The option of commands that print a result and compute nothing on a device. */
final class JsonMixin {

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
