package dev.panatorch.runtime.data;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A finite collection of samples in orders that depend only on a seed. It hands out names and
 * places; workers of the {@link DataLoader} read them. Thread-safe.
 *
 * @param <S> what a sample is
 */
public interface Dataset<S extends Sample> {
  /** The number of samples where it is known without work. */
  OptionalLong size();

  /** The number of samples, even where that takes a pass over names (never over pictures). */
  long count() throws IOException;

  /** The classes' names by label; empty where the dataset does not name them. */
  List<String> classes();

  /**
   * All samples from the {@code skip}-th on in the stored order. The iterator throws {@link
   * java.io.UncheckedIOException}.
   */
  Iterator<S> inOrder(long skip) throws IOException;

  /**
   * All samples from the {@code skip}-th on in the order of a seed. What is skipped is not read.
   */
  Iterator<S> shuffled(long seed, long skip) throws IOException;
}
