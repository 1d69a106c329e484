package dev.panatorch.runtime.data;

import java.io.IOException;

/** One member of a dataset, not read yet. */
public interface Sample {
  /** The label of samples that have none. */
  long NO_LABEL = -1;

  /**
   * What tells this sample from all others of its dataset, the same in every run; for instance
   * {@code cat/7.jpg}.
   */
  String id();

  /** The class index, or {@link #NO_LABEL}. May read a small file. */
  long label() throws IOException;
}
