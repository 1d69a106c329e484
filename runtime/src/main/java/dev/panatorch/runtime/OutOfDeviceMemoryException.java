package dev.panatorch.runtime;

/** The memory of the device, or of the host, is used up. */
public final class OutOfDeviceMemoryException extends TorchException {

  private static final long serialVersionUID = 1;

  /** For the runtime itself. */
  public OutOfDeviceMemoryException(String message, String operator, String backtrace) {
    super(message, operator, backtrace);
  }
}
