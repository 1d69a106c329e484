package dev.panatorch.tools;

import dev.panatorch.runtime.DType;
import java.util.Locale;

/** Types of weights that commands compute with. */
public enum Precision {
  FLOAT32(DType.FLOAT32),
  BFLOAT16(DType.BFLOAT16);

  /** What the option says everywhere. */
  public static final String WEIGHTS =
      "Of a denoiser's weights, and of others that are timed: ${COMPLETION-CANDIDATES}; default"
          + " ${DEFAULT-VALUE}.";

  private final DType dtype;

  Precision(DType dtype) {
    this.dtype = dtype;
  }

  public DType dtype() {
    return dtype;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
