package dev.panatorch.tools;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** How options are read, so that what cannot be meant is refused before anything runs. */
public final class OptionTypes {

  private OptionTypes() {}

  /** Paths are not empty and numbers are finite, in all options of a command and those below. */
  static CommandLine addTo(CommandLine command) {
    return command
        .registerConverter(Path.class, OptionTypes::path)
        .registerConverter(long.class, OptionTypes::whole)
        .registerConverter(Double.class, OptionTypes::finite)
        .registerConverter(double.class, OptionTypes::finite);
  }

  /** Runs the command; a list of nothing but commas is no list, though picocli takes it for one. */
  static int execute(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (OptionSpec option : command.getParseResult().matchedOptions()) {
        if (!option.splitRegex().isEmpty() && option.stringValues().isEmpty()) {
          throw new ParameterException(
              command,
              "%s takes at least one %s, not '%s'"
                  .formatted(
                      option.longestName(),
                      option.paramLabel(),
                      String.join(" ", option.originalStringValues())));
        }
      }
    }
    return new RunLast().execute(parsed);
  }

  /** A whole number of at least 1. */
  public static final class AtLeastOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return whole(value, 1);
    }
  }

  /** A whole number of at least 0. */
  public static final class AtLeastZero implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return whole(value, 0);
    }
  }

  /** A finite number above 0. */
  public static final class Positive implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double number = finite(value);
      return require(number > 0, number, value, "a number above 0");
    }
  }

  /** A finite number of at least 0. */
  public static final class NotNegative implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double number = finite(value);
      return require(number >= 0, number, value, "a number of at least 0");
    }
  }

  /** A file that can be written, as far as one can tell before. */
  public static final class OutputFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      Path file = path(value);
      if (Files.isDirectory(file)) {
        throw new TypeConversionException(
            "cannot write %s: a folder stands there. Name a file inside it".formatted(file));
      }
      Path above = file.toAbsolutePath().getParent();
      while (above != null && !Files.exists(above)) {
        above = above.getParent();
      }
      if (above == null || !Files.isDirectory(above)) {
        throw new TypeConversionException(
            "cannot write %s: %s is no folder. Move it away or choose another name"
                .formatted(file, above));
      }
      if (!Files.isWritable(above)) {
        throw new TypeConversionException(
            "cannot write %s: %s may not be written to. Choose another folder, or change its rights"
                .formatted(file, above));
      }
      return file;
    }
  }

  private static Path path(String value) {
    if (value.isEmpty()) {
      throw new TypeConversionException("a path must not be empty");
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + value + "' is no path: " + e.getReason());
    }
  }

  private static double finite(String value) {
    try {
      double number = Double.parseDouble(value);
      return require(Double.isFinite(number), number, value, "a finite number");
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + value + "' is not a number");
    }
  }

  private static long whole(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + value + "' is not a whole number");
    }
  }

  private static int whole(String value, int least) {
    String wanted = "a whole number of at least " + least;
    try {
      int number = Integer.parseInt(value);
      return require(number >= least, number, value, wanted);
    } catch (NumberFormatException e) {
      return require(false, 0, value, wanted);
    }
  }

  private static <N extends Number> N require(
      boolean holds, N number, String value, String wanted) {
    if (!holds) {
      throw new TypeConversionException("'" + value + "' is not " + wanted);
    }
    return number;
  }
}
