package dev.panatorch.tools.config;

/**
 * A configuration that cannot be used; the message names the key and says what to write instead.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ConfigException(String message) {
    super(message);
  }
}
