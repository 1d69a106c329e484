package dev.panatorch.runtime.data;

import java.util.concurrent.ThreadFactory;

/**
 * How a {@link DataLoader} goes through a dataset. Start from {@link #training} or {@link
 * #evaluation}.
 *
 * @param batchSize samples per batch and rank
 * @param shuffle whether each epoch has an order of its own
 * @param repeat whether epochs follow one another without end
 * @param dropLast whether an epoch's incomplete last batch is left out
 * @param badSamples what happens to samples that cannot be read
 * @param seed the run's seed, on which order and augmentation depend
 * @param imagesSeen the position to start from: samples delivered before, over all ranks
 * @param rank this process' number, 0 to {@code world - 1}
 * @param world the number of processes that share each global batch
 * @param workers who prepares the batches
 */
public record LoaderOptions(
    int batchSize,
    boolean shuffle,
    boolean repeat,
    boolean dropLast,
    BadSamples badSamples,
    long seed,
    long imagesSeen,
    int rank,
    int world,
    Workers workers) {
  /** Checks the numbers. */
  public LoaderOptions {
    require(batchSize >= 1, "batchSize must be at least 1, got " + batchSize);
    require(imagesSeen >= 0, "imagesSeen must not be negative, got " + imagesSeen);
    require(world >= 1 && rank >= 0 && rank < world, "rank " + rank + " of world " + world);
    require(
        imagesSeen % world == 0,
        "imagesSeen %d is not a multiple of world %d".formatted(imagesSeen, world));
  }

  /** Endless shuffled full batches; unreadable samples are replaced. */
  public static LoaderOptions training(int batchSize, long seed) {
    return new LoaderOptions(
        batchSize, true, true, true, BadSamples.REPLACE, seed, 0, 0, 1, Workers.DEFAULT);
  }

  /** One pass in the stored order, the last batch as it comes; unreadable samples are skipped. */
  public static LoaderOptions evaluation(int batchSize) {
    return new LoaderOptions(
        batchSize, false, false, false, BadSamples.SKIP, 0, 0, 0, 1, Workers.DEFAULT);
  }

  /** The same with or without an epoch's incomplete last batch. */
  public LoaderOptions withDropLast(boolean dropLast) {
    return new LoaderOptions(
        batchSize, shuffle, repeat, dropLast, badSamples, seed, imagesSeen, rank, world, workers);
  }

  /** The same with another rule for samples that cannot be read. */
  public LoaderOptions withBadSamples(BadSamples badSamples) {
    return new LoaderOptions(
        batchSize, shuffle, repeat, dropLast, badSamples, seed, imagesSeen, rank, world, workers);
  }

  /** Continues where a run with the same seed, batch size and world stopped. */
  public LoaderOptions resumeAt(long imagesSeen) {
    return at(seed, imagesSeen);
  }

  /** This position of the run of this seed. */
  public LoaderOptions at(long seed, long imagesSeen) {
    return new LoaderOptions(
        batchSize, shuffle, repeat, dropLast, badSamples, seed, imagesSeen, rank, world, workers);
  }

  /** This process' part of each global batch of {@code world * batchSize} samples. */
  public LoaderOptions shard(int rank, int world) {
    return new LoaderOptions(
        batchSize, shuffle, repeat, dropLast, badSamples, seed, imagesSeen, rank, world, workers);
  }

  /** The same with other threads. */
  public LoaderOptions withWorkers(Workers workers) {
    return new LoaderOptions(
        batchSize, shuffle, repeat, dropLast, badSamples, seed, imagesSeen, rank, world, workers);
  }

  /**
   * Who prepares the batches.
   *
   * @param count threads that read and transform
   * @param prefetch batches prepared ahead
   * @param threads makes the threads: platform threads or virtual ones
   */
  public record Workers(int count, int prefetch, ThreadFactory threads) {

    /** A platform thread for each core, and four batches ahead. */
    public static final Workers DEFAULT = of(Runtime.getRuntime().availableProcessors(), 4);

    /** Checks the numbers. */
    public Workers {
      require(count >= 1, "workers must be at least 1, got " + count);
      require(prefetch >= 1, "prefetch must be at least 1, got " + prefetch);
    }

    /** Platform threads. */
    public static Workers of(int count, int prefetch) {
      return new Workers(
          count, prefetch, Thread.ofPlatform().daemon().name("panatorch-data-", 0).factory());
    }
  }

  /** Samples of one batch over all ranks. */
  int globalBatch() {
    return Math.multiplyExact(batchSize, world);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
