package dev.panatorch.runtime;

/** How a tensor's dimensions lie in memory ({@code torch.memory_format}). */
public enum MemoryFormat {
  /** Rows last: the strides of a freshly made tensor. */
  CONTIGUOUS(0),
  /** The format of the input. */
  PRESERVE(1),
  /** Channels innermost, for [N, C, H, W]. */
  CHANNELS_LAST(2),
  /** Channels innermost, for [N, C, D, H, W]. */
  CHANNELS_LAST_3D(3);

  private final int code;

  MemoryFormat(int code) {
    this.code = code;
  }

  /** The value of {@code c10::MemoryFormat}. */
  public int code() {
    return code;
  }
}
