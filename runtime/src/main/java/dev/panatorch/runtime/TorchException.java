package dev.panatorch.runtime;

/**
 * A failure reported by LibTorch. The message names the operator, describes its tensors (element
 * type, shape, device) and ends with LibTorch's own words.
 */
public class TorchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String operator;
  private final String backtrace;

  /** For the runtime itself. */
  public TorchException(String message, String operator, String backtrace) {
    super(message);
    this.operator = operator;
    this.backtrace = backtrace;
  }

  /** The operator that failed, with its overload; empty when it was none. */
  public String operator() {
    return operator;
  }

  /** LibTorch's message with its C++ backtrace, as far as it gives one. */
  public String backtrace() {
    return backtrace;
  }
}
