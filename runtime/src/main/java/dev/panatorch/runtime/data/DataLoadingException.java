package dev.panatorch.runtime.data;

import org.jspecify.annotations.Nullable;

/** A batch could not be delivered; the message names the sample or shard and the cause. */
public final class DataLoadingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code message} names the sample or shard. */
  public DataLoadingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
