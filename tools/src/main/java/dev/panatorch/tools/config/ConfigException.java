package dev.panatorch.tools.config;

/**
 * A configuration or option that cannot be used; the message names the key or option and says what
 * to write instead.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong, and what to write instead. */
  public ConfigException(String message) {
    super(message);
  }
}
