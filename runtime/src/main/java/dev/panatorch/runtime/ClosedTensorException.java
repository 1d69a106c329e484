package dev.panatorch.runtime;

/** A tensor was used after it, or the scope that owned it, was closed. */
public final class ClosedTensorException extends TorchException {

  private static final long serialVersionUID = 1;

  /** For the runtime itself. */
  public ClosedTensorException(String message) {
    super(message, "", "");
  }
}
