package dev.panatorch.runtime.cuda;

/** CUDA C++ source that NVRTC rejected; the message ends with the compiler's log. */
public final class CudaCompilationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String log;

  CudaCompilationException(String message, String log) {
    super(message + System.lineSeparator() + log);
    this.log = log;
  }

  /** The compiler's errors and warnings with file names and lines. */
  public String log() {
    return log;
  }
}
