package dev.panatorch.runtime;

/** A tensor lies on another device than the operator needs, or the device is not there. */
public final class DeviceException extends TorchException {

  private static final long serialVersionUID = 1;

  /** For the runtime itself. */
  public DeviceException(String message, String operator, String backtrace) {
    super(message, operator, backtrace);
  }
}
