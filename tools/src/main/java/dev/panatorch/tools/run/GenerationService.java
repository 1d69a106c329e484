package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.GenerationListener;
import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.diffusion.generation.LatentDiffusionPipeline;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.image.RgbImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Images for many callers at once, on virtual threads or others: requests wait for each other for a
 * moment and are made together, on one platform thread. All batches are of one size, so that an
 * image's bits do not depend on the company it was made in. A request that was cancelled while it
 * waited is left out; once all of a batch's were, the batch itself is stopped.
 */
public final class GenerationService implements AutoCloseable {

  private final LatentDiffusionPipeline pipeline;
  private final SamplingSettings settings;
  private final int batchSize;
  private final long patienceNanos;
  private final int places;
  private final BlockingQueue<Ticket> waiting;
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong images = new AtomicLong();
  private final Thread worker = Thread.ofPlatform().name("generation").unstarted(this::work);
  private volatile boolean closed;

  private record Ticket(ImageRequest request, CompletableFuture<RgbImage> image) {}

  /**
   * Warms the pipeline up and starts.
   *
   * @param settings of all images
   * @param batchSize images made together at most
   * @param patience how long a request waits for others
   * @param places how many requests may wait at most, those of the batch in work not counted; at
   *     least 1
   */
  public GenerationService(
      LatentDiffusionPipeline pipeline,
      SamplingSettings settings,
      int batchSize,
      Duration patience,
      int places) {
    this.places = places;
    this.waiting = new LinkedBlockingQueue<>(places);
    this.pipeline = pipeline.inBatchesOf(batchSize);
    this.settings = settings;
    this.batchSize = batchSize;
    this.patienceNanos = patience.toNanos();
    this.pipeline.warmUp(settings);
    worker.start();
  }

  /**
   * Asks for an image; any thread may. Cancelling the future gives the request up.
   *
   * @throws RejectedExecutionException if the service was closed, or as many requests as may wait
   *     do
   */
  public CompletableFuture<RgbImage> submit(ImageRequest request) {
    var ticket = new Ticket(request, new CompletableFuture<>());
    if (!closed && !waiting.offer(ticket)) {
      waiting.removeIf(other -> other.image().isDone()); // those given up need no place
      if (!waiting.offer(ticket)) {
        throw new RejectedExecutionException(
            "%d requests wait already, which is all that may; ask again later".formatted(places));
      }
    }
    if (closed) {
      ticket.image().completeExceptionally(gone());
      throw gone();
    }
    return ticket.image();
  }

  private static RejectedExecutionException gone() {
    return new RejectedExecutionException("the service was closed");
  }

  /** Mean number of images in the batches so far; 0 before the first. */
  public double meanBatch() {
    long made = batches.get();
    return made == 0 ? 0 : (double) images.get() / made;
  }

  private void work() {
    while (!closed) {
      try {
        List<Ticket> batch = gather();
        if (!batch.isEmpty()) {
          make(batch);
        }
      } catch (InterruptedException e) {
        break; // closed
      }
    }
    List<Ticket> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(ticket -> ticket.image().completeExceptionally(gone()));
  }

  private List<Ticket> gather() throws InterruptedException {
    List<Ticket> batch = new ArrayList<>();
    Ticket next = waiting.take();
    long end = System.nanoTime() + patienceNanos;
    while (next != null) {
      if (!next.image().isDone()) {
        batch.add(next);
      }
      next = batch.size() < batchSize ? next(end) : null;
    }
    return batch;
  }

  private @Nullable Ticket next(long end) throws InterruptedException {
    return waiting.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private void make(List<Ticket> batch) {
    batches.incrementAndGet();
    images.addAndGet(batch.size());
    GenerationListener watch =
        step -> {
          if (closed || batch.stream().allMatch(ticket -> ticket.image().isDone())) {
            throw gone();
          }
        };
    try (var scope = Scope.open()) {
      List<ImageRequest> requests = batch.stream().map(Ticket::request).toList();
      List<RgbImage> made = ImageTensors.images(pipeline.images(requests, settings, watch));
      for (int i = 0; i < made.size(); i++) {
        batch.get(i).image().complete(made.get(i));
      }
    } catch (RuntimeException e) {
      batch.forEach(ticket -> ticket.image().completeExceptionally(e));
    }
  }

  /** Stops after the step that runs; what still waits fails. The pipeline stays. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
