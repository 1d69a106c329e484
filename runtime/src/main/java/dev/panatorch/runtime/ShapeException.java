package dev.panatorch.runtime;

/** Shapes, dimensions or indices do not fit the operator. */
public final class ShapeException extends TorchException {

  private static final long serialVersionUID = 1;

  /** For the runtime itself. */
  public ShapeException(String message, String operator, String backtrace) {
    super(message, operator, backtrace);
  }
}
