package dev.panatorch.runtime.data;

import dev.panatorch.runtime.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sequence of batches of a run, as a function of the seed and the position alone. Global batch
 * {@code k} holds the positions {@code k * G .. (k + 1) * G - 1} of {@code G = world * batchSize}
 * samples; rank {@code r} takes the {@code r}-th stretch of {@code batchSize}, so that the global
 * batches do not depend on how many processes share them.
 */
final class Schedule<S extends Sample> {
  private final Dataset<? extends S> dataset;
  private final LoaderOptions options;
  private long position;
  private long epoch;
  private boolean epochDelivered;
  private @Nullable Iterator<? extends S> samples;

  Schedule(Dataset<? extends S> dataset, LoaderOptions options) {
    this.dataset = dataset;
    this.options = options;
    this.position = options.imagesSeen();
  }

  /**
   * The next batch of this rank, or null at the end. A rank's batch may be empty in an epoch's last
   * global batch.
   */
  @Nullable BatchPlan<S> next() throws IOException {
    while (true) {
      Iterator<? extends S> current = samples;
      if (current == null) {
        current = start();
        if (current == null) {
          return null;
        }
        samples = current;
      }
      List<S> global = take(current);
      boolean complete = global.size() == options.globalBatch();
      if (!global.isEmpty() && (complete || !options.dropLast())) {
        epochDelivered = true;
        return plan(global);
      }
      if (!epochDelivered) {
        throw tooSmall(global.size());
      }
      if (!options.repeat()) {
        return null;
      }
      epoch++;
      epochDelivered = false;
      samples = order(0);
    }
  }

  private @Nullable Iterator<? extends S> start() throws IOException {
    if (position == 0) {
      return order(0);
    }
    long count = dataset.count();
    long perEpoch = options.dropLast() ? count - count % options.globalBatch() : count;
    if (perEpoch == 0) {
      throw tooSmall(count);
    }
    if (!options.repeat() && position >= perEpoch) {
      return null;
    }
    epoch = position / perEpoch;
    epochDelivered = true;
    return order(position % perEpoch);
  }

  private Iterator<? extends S> order(long skip) throws IOException {
    return options.shuffle()
        ? dataset.shuffled(Seeds.derive(options.seed(), "shuffle", epoch), skip)
        : dataset.inOrder(skip);
  }

  private List<S> take(Iterator<? extends S> from) {
    List<S> global = new ArrayList<>(options.globalBatch());
    while (global.size() < options.globalBatch() && from.hasNext()) {
      global.add(from.next());
    }
    return global;
  }

  private BatchPlan<S> plan(List<S> global) {
    int first = Math.min(options.rank() * options.batchSize(), global.size());
    int end = Math.min(first + options.batchSize(), global.size());
    long start = position;
    position += global.size();
    return new BatchPlan<>(epoch, global.subList(first, end), start + first, position);
  }

  private DataLoadingException tooSmall(long count) {
    return new DataLoadingException(
        count == 0
            ? dataset + " has no samples"
            : "%s: %d samples are fewer than one batch of %d; choose a smaller batchSize"
                .formatted(dataset, count, options.globalBatch()),
        null);
  }
}
