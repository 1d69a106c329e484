package dev.panatorch.natives;

/**
 * LibTorch or the shim is missing or unfit; the message says what was tried and which command mends
 * it.
 */
public final class NativeSetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong and what to do
   */
  public NativeSetupException(String message) {
    super(message);
  }

  /**
   * @param message what went wrong and what to do
   * @param cause the failure beneath
   */
  public NativeSetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
