package dev.panatorch.runtime.data;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A dataset whose samples are all known: orders are permutations and skipping costs nothing.
 *
 * @param samples all samples in the stored order
 * @param classes the classes' names by label
 */
record IndexedDataset<S extends Sample>(List<S> samples, List<String> classes)
    implements Dataset<S> {
  IndexedDataset {
    samples = List.copyOf(samples);
    classes = List.copyOf(classes);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(samples.size());
  }

  @Override
  public long count() {
    return samples.size();
  }

  @Override
  public Iterator<S> inOrder(long skip) {
    return samples.listIterator((int) Math.min(skip, samples.size()));
  }

  @Override
  public Iterator<S> shuffled(long seed, long skip) {
    int[] order = Permutation.of(samples.size(), seed);
    int from = (int) Math.min(skip, order.length);
    return IntStream.range(from, order.length).mapToObj(i -> samples.get(order[i])).iterator();
  }
}
