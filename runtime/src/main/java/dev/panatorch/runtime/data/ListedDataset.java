package dev.panatorch.runtime.data;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A dataset whose samples are all known: orders are permutations and skipping costs nothing.
 *
 * @param <S> what a sample is
 */
public interface ListedDataset<S extends Sample> extends Dataset<S> {

  /** All samples in the stored order; a list that does not change. */
  List<S> samples();

  @Override
  default OptionalLong size() {
    return OptionalLong.of(count());
  }

  @Override
  default long count() {
    return samples().size();
  }

  @Override
  default Iterator<S> inOrder(long skip) {
    return samples().listIterator((int) Math.min(skip, count()));
  }

  @Override
  default Iterator<S> shuffled(long seed, long skip) {
    List<S> samples = samples();
    int[] order = Permutation.of(samples.size(), seed);
    int from = (int) Math.min(skip, order.length);
    return IntStream.range(from, order.length).mapToObj(i -> samples.get(order[i])).iterator();
  }
}
