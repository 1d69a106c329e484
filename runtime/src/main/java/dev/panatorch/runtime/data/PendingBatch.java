package dev.panatorch.runtime.data;

import dev.panatorch.runtime.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A batch that workers are filling. What becomes of unreadable samples is decided by the consumer's
 * thread.
 */
final class PendingBatch<S extends Sample> {
  private final BatchPlan<S> plan;
  private final BatchBuffer buffer;
  private final SampleReader<? super S> reader;
  private final LoaderOptions options;
  private final @Nullable Throwable[] failures;
  private final CountDownLatch unread;

  PendingBatch(
      BatchPlan<S> plan,
      BatchBuffer buffer,
      SampleReader<? super S> reader,
      LoaderOptions options) {
    this.plan = plan;
    this.buffer = buffer;
    this.reader = reader;
    this.options = options;
    this.failures = new Throwable[plan.samples().size()];
    this.unread = new CountDownLatch(failures.length);
  }

  BatchPlan<S> plan() {
    return plan;
  }

  BatchBuffer buffer() {
    return buffer;
  }

  void startOn(Executor workers) {
    for (int i = 0; i < failures.length; i++) {
      int place = i;
      workers.execute(() -> read(place));
    }
  }

  /** Catches everything: an Error must reach the consumer as well. */
  private void read(int place) {
    try {
      S sample = plan.samples().get(place);
      buffer.label(place, sample.label());
      reader.read(sample, draws(place), buffer.place(place));
    } catch (Throwable e) {
      failures[place] = e;
    } finally {
      unread.countDown();
    }
  }

  private KeyedRandom draws(int place) {
    return KeyedRandom.of(
        Seeds.derive(options.seed(), "augmentation", plan.firstPosition() + place));
  }

  /** Whether the workers are done, waiting a moment for them. */
  boolean isRead(long milliseconds) throws InterruptedException {
    return unread.await(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Treats unreadable samples once the workers are done; the samples that remain, in order. */
  List<S> finish(Consumer<SkippedSample> skipped) {
    for (int i = 0; i < failures.length; i++) {
      Throwable failure = failures[i];
      if (failure != null
          && (options.badSamples() == BadSamples.FAIL || !(failure instanceof IOException))) {
        throw new DataLoadingException(
            "cannot load '%s': %s".formatted(plan.samples().get(i).id(), text(failure)), failure);
      }
    }
    return options.badSamples() == BadSamples.REPLACE ? replace(skipped) : leaveOut(skipped);
  }

  private List<S> leaveOut(Consumer<SkippedSample> skipped) {
    List<S> kept = new ArrayList<>(failures.length);
    for (int i = 0; i < failures.length; i++) {
      Throwable failure = failures[i];
      S sample = plan.samples().get(i);
      if (failure == null) {
        buffer.move(i, kept.size());
        kept.add(sample);
      } else {
        skipped.accept(new SkippedSample(sample.id(), text(failure), 1));
      }
    }
    return kept;
  }

  private List<S> replace(Consumer<SkippedSample> skipped) {
    List<S> samples = new ArrayList<>(plan.samples());
    for (int i = 0; i < failures.length; i++) {
      Throwable failure = failures[i];
      if (failure != null) {
        skipped.accept(new SkippedSample(samples.get(i).id(), text(failure), 1));
        samples.set(i, standIn(i));
      }
    }
    return samples;
  }

  private S standIn(int place) {
    for (int step = 1; step < failures.length; step++) {
      int other = (place + step) % failures.length;
      if (failures[other] == null) {
        S sample = plan.samples().get(other);
        try {
          buffer.label(place, sample.label());
          reader.read(sample, draws(place), buffer.place(place));
          return sample;
        } catch (IOException e) {
          throw new DataLoadingException(
              "cannot load '%s' again: %s".formatted(sample.id(), text(e)), e);
        }
      }
    }
    Throwable failure = failures[place];
    throw new DataLoadingException(
        "no sample of the batch could be read; the last: " + (failure == null ? "" : text(failure)),
        failure);
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof IOException && message != null ? message : failure.toString();
  }
}
