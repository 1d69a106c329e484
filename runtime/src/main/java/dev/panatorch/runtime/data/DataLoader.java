package dev.panatorch.runtime.data;

import dev.panatorch.runtime.Seeds;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a dataset, prepared ahead by worker threads in reused off-heap memory. Which samples a
 * batch holds, in which order and how they are augmented depends only on the dataset, the seed and
 * the position, never on threads or timing; a loader that starts at a position continues exactly,
 * without reading what was seen.
 *
 * {@snippet :
 * var reader = ImageReader.of(256, Transforms.admRandomCrop(256).then(Transforms.randomHorizontalFlip()));
 * try (var loader = DataLoader.open(ImageFolder.open(root), reader, LoaderOptions.training(32, 42))) {
 *   while (loader.hasNext()) {
 *     try (var batch = loader.next(); var scope = Scope.open()) {
 *       train(batch.data().to(device), batch.labels().to(device));
 *     }
 *   }
 * }
 * }
 *
 * <p>{@code prefetch + 1} batches exist at a time: close each before asking for many more. A loader
 * is used by one thread, may be closed by any, and frees all its threads when closed.
 *
 * @param <S> what a sample is
 */
public final class DataLoader<S extends Sample> implements Iterator<Batch<S>>, AutoCloseable {
  private static final long POLL_MILLISECONDS = 100;

  private final SampleReader<? super S> reader;
  private final LoaderOptions options;
  private final Schedule<S> schedule;
  private final BlockingQueue<BatchBuffer> free;
  private final BlockingQueue<Prepared<S>> prepared = new LinkedBlockingQueue<>();
  private final ExecutorService workers;
  private final Thread feeder;
  private final Map<String, SkippedSample> skipped = new LinkedHashMap<>();
  private @Nullable Ready<S> upcoming;
  private @Nullable DataLoadingException failure;
  private boolean ended;
  private final AtomicInteger inUse = new AtomicInteger();
  private volatile boolean closed;

  /** What the feeder hands to the consumer, in order. */
  private sealed interface Prepared<S extends Sample> {
    record Filling<S extends Sample>(PendingBatch<S> batch) implements Prepared<S> {}

    record End<S extends Sample>() implements Prepared<S> {}

    record Failed<S extends Sample>(Throwable cause) implements Prepared<S> {}
  }

  /** A complete batch and those of its samples that could be read. */
  private record Ready<S extends Sample>(PendingBatch<S> batch, List<S> samples) {}

  private DataLoader(
      Dataset<? extends S> dataset, SampleReader<? super S> reader, LoaderOptions options) {
    this.reader = reader;
    this.options = options;
    this.schedule = new Schedule<>(dataset, options);
    this.free = new ArrayBlockingQueue<>(options.workers().prefetch() + 1);
    for (int i = 0; i <= options.workers().prefetch(); i++) {
      free.add(new BatchBuffer(options.batchSize(), reader.dtype(), reader.shape()));
    }
    this.workers =
        Executors.newFixedThreadPool(options.workers().count(), options.workers().threads());
    this.feeder = Thread.ofPlatform().daemon().name("panatorch-data-feeder").unstarted(this::feed);
  }

  /** Starts to prepare batches. */
  public static <S extends Sample> DataLoader<S> open(
      Dataset<? extends S> dataset, SampleReader<? super S> reader, LoaderOptions options) {
    var loader = new DataLoader<S>(dataset, reader, options);
    loader.feeder.start();
    return loader;
  }

  private void feed() {
    try {
      while (!closed) {
        BatchPlan<S> plan = schedule.next();
        if (plan == null) {
          prepared.put(new Prepared.End<>());
          return;
        }
        if (!plan.samples().isEmpty()) {
          BatchBuffer buffer = free.take();
          SampleReader<? super S> own = reader.forBatch(draws(plan));
          buffer.holds(own.shape());
          var batch = new PendingBatch<>(plan, buffer, own, options);
          prepared.put(new Prepared.Filling<>(batch));
          batch.startOn(workers);
        }
      }
    } catch (InterruptedException e) {
      prepared.add(new Prepared.End<>());
    } catch (Throwable e) {
      prepared.add(new Prepared.Failed<>(e));
    }
  }

  private KeyedRandom draws(BatchPlan<S> plan) {
    return KeyedRandom.of(Seeds.derive(options.seed(), "batch", plan.imagesSeen()));
  }

  /**
   * Whether a batch follows; waits until this is known, which is when one is complete.
   *
   * @throws DataLoadingException naming the sample that cannot be delivered; if the order of
   *     samples cannot be continued; if the thread is interrupted (the interrupt status stays set)
   */
  @Override
  public boolean hasNext() {
    return upcoming() != null;
  }

  /**
   * The next batch; waits until it is complete.
   *
   * @throws DataLoadingException as {@link #hasNext} does
   */
  @Override
  public Batch<S> next() {
    Ready<S> ready = upcoming();
    if (ready == null) {
      throw new NoSuchElementException("the dataset has no further batch");
    }
    upcoming = null;
    inUse.incrementAndGet();
    BatchBuffer buffer = ready.batch().buffer();
    return new Batch<>(buffer, ready.samples(), ready.batch().plan(), () -> giveBack(buffer));
  }

  private void giveBack(BatchBuffer buffer) {
    inUse.decrementAndGet();
    free.add(buffer);
  }

  private void awaitRead(PendingBatch<S> batch) {
    try {
      while (!batch.isRead(POLL_MILLISECONDS)) {
        requireOpen();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The next batch that has a sample; null at the end. */
  private @Nullable Ready<S> upcoming() {
    requireOpen();
    while (upcoming == null && !ended) {
      if (failure != null) {
        throw failure;
      }
      try {
        ready(take());
      } catch (DataLoadingException e) {
        failure = e;
        throw e;
      }
    }
    return upcoming;
  }

  private void ready(Prepared<S> next) {
    switch (next) {
      case Prepared.End<S> end -> ended = true;
      case Prepared.Filling<S>(PendingBatch<S> batch) -> {
        awaitRead(batch);
        List<S> samples = batch.finish(this::skip);
        if (samples.isEmpty()) {
          free.add(batch.buffer());
        } else {
          upcoming = new Ready<>(batch, samples);
        }
      }
      case Prepared.Failed<S>(Throwable cause) ->
          throw cause instanceof DataLoadingException known
              ? known
              : new DataLoadingException(
                  "cannot continue the dataset: " + cause.getMessage(), cause);
    }
  }

  private Prepared<S> take() {
    if (inUse.get() > options.workers().prefetch()) {
      throw new IllegalStateException(
          "all %d batches are in use; close a batch before asking for the next"
              .formatted(inUse.get()));
    }
    try {
      while (true) {
        Prepared<S> next = prepared.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (next != null) {
          return next;
        }
        requireOpen();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the loader is closed");
    }
  }

  private static DataLoadingException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new DataLoadingException("interrupted while waiting for data", e);
  }

  private synchronized void skip(SkippedSample sample) {
    skipped.merge(sample.id(), sample, SkippedSample::again);
  }

  /** The unreadable samples met so far, in the order in which they were met first. */
  public synchronized List<SkippedSample> skipped() {
    return List.copyOf(skipped.values());
  }

  /**
   * Stops all threads and waits for them; batches not closed yet stay readable. Closing twice does
   * nothing.
   */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
    feeder.interrupt();
    boolean interrupted = false;
    while (feeder.isAlive() || !workers.isTerminated()) {
      try {
        feeder.join(50);
        workers.awaitTermination(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
