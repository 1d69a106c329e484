package dev.panatorch.tools;

import dev.panatorch.tools.config.ConfigException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Turns what ended a command into one clear message; {@code -Dpanatorch.debug=true} adds the stack
 * trace.
 */
final class Failures {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Failures() {}

  static int report(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println(command.getColorScheme().errorText("panatorch: " + message(failure)));
    if (Boolean.getBoolean("panatorch.debug")) {
      failure.printStackTrace(command.getErr());
    }
    return failure instanceof ConfigException || failure instanceof CommandLine.ParameterException
        ? USAGE
        : FAILED;
  }

  private static String message(Throwable failure) {
    Throwable told =
        failure instanceof UncheckedIOException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = told.getMessage();
    String kind = told.getClass().getSimpleName();
    if (message == null) {
      return kind;
    }
    boolean bare = told instanceof java.nio.file.FileSystemException && message.indexOf(' ') < 0;
    return bare ? kind + ": " + message : message;
  }
}
