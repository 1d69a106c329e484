package dev.panatorch.tools;

import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.Nearest;
import dev.panatorch.tools.run.StoppedException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what ended a command into one clear message and an exit code; {@code
 * -Dpanatorch.debug=true} adds the stack trace.
 */
final class Failures {

  /** What the shell gives to a command that Ctrl-C ended. */
  static final int STOPPED = 130;

  private static final String DEBUG = "panatorch.debug";
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Failures() {}

  static int report(Throwable failure, CommandLine command) {
    if (failure instanceof StoppedException) {
      return STOPPED;
    }
    tell(message(failure), command);
    if (Boolean.getBoolean(DEBUG)) {
      failure.printStackTrace(command.getErr());
    }
    return failure instanceof ConfigException ? USAGE : FAILED;
  }

  /** Arguments that cannot be parsed: what is wrong, and where to read more. */
  static int usage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    tell(failure.getMessage() + meant(failure), command);
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    if (command.getSubcommands().isEmpty() || failure instanceof UnmatchedArgumentException) {
      command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
    } else {
      command.usage(command.getErr());
    }
    return USAGE;
  }

  /** The name that a misspelt one of a fixed set was likely meant to be. */
  private static String meant(ParameterException failure) {
    ArgSpec option = failure.getArgSpec();
    String value = failure.getValue();
    if (option == null || value == null) {
      return "";
    }
    for (Class<?> type : option.auxiliaryTypes()) {
      if (type.isEnum()) {
        return Nearest.hintOf(value, type);
      }
    }
    return "";
  }

  private static void tell(String message, CommandLine command) {
    command.getErr().println(command.getColorScheme().errorText("panatorch: " + message));
  }

  private static String message(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException e when e.getCause() != null -> message(e.getCause());
      case ExceptionInInitializerError e when e.getCause() != null -> message(e.getCause());
      case OutOfMemoryError e ->
          "out of memory (%s); take smaller batches, or give Java more with JAVA_TOOL_OPTIONS=-Xmx8g"
              .formatted(e.getMessage());
      case FileSystemException e when e.getReason() == null -> e.getFile() + ": " + problem(e);
      case IllegalArgumentException e -> said(e);
      case IllegalStateException e -> said(e);
      case UnsupportedOperationException e -> said(e);
      case Exception e when !e.getClass().getPackageName().equals("java.lang") -> said(e);
      default ->
          "a fault of PanaTorch: %s. JAVA_TOOL_OPTIONS=-D%s=true shows where"
              .formatted(failure, DEBUG);
    };
  }

  private static String said(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Java says no more than the file's name here; the kind of exception tells the rest. */
  private static String problem(FileSystemException failure) {
    return switch (failure) {
      case NoSuchFileException e -> "no such file or folder";
      case AccessDeniedException e -> "permission denied";
      case NotDirectoryException e -> "not a folder";
      default -> failure.getClass().getSimpleName();
    };
  }
}
