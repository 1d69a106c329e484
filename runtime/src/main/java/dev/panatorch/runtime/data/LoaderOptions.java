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
 * @param workers threads that read and transform
 * @param prefetch batches prepared ahead
 * @param threads makes the workers: platform threads or virtual ones
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
    int workers,
    int prefetch,
    ThreadFactory threads) {
  public LoaderOptions {
    require(batchSize >= 1, "batchSize must be at least 1, got " + batchSize);
    require(imagesSeen >= 0, "imagesSeen must not be negative, got " + imagesSeen);
    require(world >= 1 && rank >= 0 && rank < world, "rank " + rank + " of world " + world);
    require(workers >= 1, "workers must be at least 1, got " + workers);
    require(prefetch >= 1, "prefetch must be at least 1, got " + prefetch);
    require(
        imagesSeen % world == 0,
        "imagesSeen %d is not a multiple of world %d".formatted(imagesSeen, world));
  }

  /** Endless shuffled full batches; unreadable samples are replaced. */
  public static LoaderOptions training(int batchSize, long seed) {
    return new LoaderOptions(
        batchSize, true, true, true, BadSamples.REPLACE, seed, 0, 0, 1, cores(), 4, platform());
  }

  /** One pass in the stored order, the last batch as it comes; unreadable samples are skipped. */
  public static LoaderOptions evaluation(int batchSize) {
    return new LoaderOptions(
        batchSize, false, false, false, BadSamples.SKIP, 0, 0, 0, 1, cores(), 4, platform());
  }

  public LoaderOptions withShuffle(boolean value) {
    return new LoaderOptions(
        batchSize,
        value,
        repeat,
        dropLast,
        badSamples,
        seed,
        imagesSeen,
        rank,
        world,
        workers,
        prefetch,
        threads);
  }

  public LoaderOptions withRepeat(boolean value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        value,
        dropLast,
        badSamples,
        seed,
        imagesSeen,
        rank,
        world,
        workers,
        prefetch,
        threads);
  }

  public LoaderOptions withDropLast(boolean value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        value,
        badSamples,
        seed,
        imagesSeen,
        rank,
        world,
        workers,
        prefetch,
        threads);
  }

  public LoaderOptions withBadSamples(BadSamples value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        value,
        seed,
        imagesSeen,
        rank,
        world,
        workers,
        prefetch,
        threads);
  }

  public LoaderOptions withSeed(long value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        badSamples,
        value,
        imagesSeen,
        rank,
        world,
        workers,
        prefetch,
        threads);
  }

  /** Continues where a run with the same seed, batch size and world stopped. */
  public LoaderOptions resumeAt(long value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        badSamples,
        seed,
        value,
        rank,
        world,
        workers,
        prefetch,
        threads);
  }

  /** This process' part of each global batch of {@code world * batchSize} samples. */
  public LoaderOptions shard(int newRank, int newWorld) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        badSamples,
        seed,
        imagesSeen,
        newRank,
        newWorld,
        workers,
        prefetch,
        threads);
  }

  public LoaderOptions withWorkers(int value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        badSamples,
        seed,
        imagesSeen,
        rank,
        world,
        value,
        prefetch,
        threads);
  }

  public LoaderOptions withPrefetch(int value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        badSamples,
        seed,
        imagesSeen,
        rank,
        world,
        workers,
        value,
        threads);
  }

  /** Workers made by another factory, for instance {@code Thread.ofVirtual().factory()}. */
  public LoaderOptions withThreads(ThreadFactory value) {
    return new LoaderOptions(
        batchSize,
        shuffle,
        repeat,
        dropLast,
        badSamples,
        seed,
        imagesSeen,
        rank,
        world,
        workers,
        prefetch,
        value);
  }

  /** Samples of one batch over all ranks. */
  int globalBatch() {
    return Math.multiplyExact(batchSize, world);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static ThreadFactory platform() {
    return Thread.ofPlatform().daemon().name("panatorch-data-", 0).factory();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
