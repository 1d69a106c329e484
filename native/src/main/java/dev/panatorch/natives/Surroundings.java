package dev.panatorch.natives;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the search for LibTorch reads of its surroundings, in one place so that tests can put their
 * own.
 *
 * @param property reads a system property, null when it is not set
 * @param environment reads an environment variable, null when it is not set
 * @param home the user's home folder
 * @param python the command that starts Python 3
 */
record Surroundings(
    Function<String, @Nullable String> property,
    Function<String, @Nullable String> environment,
    Path home,
    List<String> python) {

  /** The surroundings of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        System::getProperty,
        System::getenv,
        Path.of(System.getProperty("user.home")),
        List.of("python3"));
  }

  /** The property's value, or null when it is unset or blank. */
  @Nullable String propertyOrNull(String name) {
    return blankToNull(property.apply(name));
  }

  /** The variable's value, or null when it is unset or blank. */
  @Nullable String environmentOrNull(String name) {
    return blankToNull(environment.apply(name));
  }

  /**
   * PanaTorch's cache folder: {@code $XDG_CACHE_HOME/panatorch}, else {@code ~/.cache/panatorch}.
   */
  Path cache() {
    String xdg = environmentOrNull("XDG_CACHE_HOME");
    // The XDG specification has relative paths ignored.
    Path base = xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".cache");
    return base.resolve("panatorch");
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
