package dev.panatorch.runtime;

/** An element type is not what the operator takes. */
public final class DTypeException extends TorchException {

  private static final long serialVersionUID = 1;

  /** For the runtime itself. */
  public DTypeException(String message, String operator, String backtrace) {
    super(message, operator, backtrace);
  }
}
