package dev.panatorch.runtime.cuda;

/** A failure that one of NVIDIA's libraries reported, or one of them is missing. */
public final class CudaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String status;

  /**
   * Makes the exception.
   *
   * @param message what failed and what to do
   * @param status the library's name of the failure, such as {@code CUDA_ERROR_INVALID_VALUE}
   */
  public CudaException(String message, String status) {
    super(message);
    this.status = status;
  }

  /** The library's name of the failure; empty when a library is missing. */
  public String status() {
    return status;
  }
}
