package dev.panatorch.runtime.data;

/** What a loader does with a sample that cannot be read. Every choice is deterministic. */
public enum BadSamples {
  /** The batch is not delivered; the loader throws an exception that names the sample. */
  FAIL,
  /** The sample is left out, counted and named; its batch is smaller. For evaluation. */
  SKIP,
  /**
   * The next readable sample of the same batch stands in for it, with other random draws; it is
   * counted and named. Batches keep their size. For training.
   */
  REPLACE
}
