package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A batch in reused off-heap memory. {@link #close} gives the memory back to the loader, which
 * fills it anew: copy what must live longer, or move it to a device before.
 *
 * @param <S> what a sample is
 */
public final class Batch<S extends Sample> implements AutoCloseable {
  private final BatchBuffer buffer;
  private final List<S> samples;
  private final BatchPlan<S> plan;
  private final Runnable giveBack;
  private boolean closed;

  Batch(BatchBuffer buffer, List<S> samples, BatchPlan<S> plan, Runnable giveBack) {
    this.buffer = buffer;
    this.samples = List.copyOf(samples);
    this.plan = plan;
    this.giveBack = giveBack;
  }

  /** The shape of so many samples of one shape. */
  public static long[] shape(long count, long... sample) {
    return LongStream.concat(LongStream.of(count), LongStream.of(sample)).toArray();
  }

  /**
   * The samples' elements, {@code [size, ...]} of the reader's shape and type, for pictures {@code
   * [B, 3, H, W]}; a view of the batch's memory on the CPU that belongs to the current scope.
   */
  public Tensor data() {
    return Tensor.wrap(dataMemory(), buffer.dtype(), buffer.shape(size()));
  }

  /**
   * The labels, int64 {@code [size]}; a view of the batch's memory that belongs to the current
   * scope.
   */
  public Tensor labels() {
    return Tensor.wrap(labelMemory(), DType.INT64, size());
  }

  /** The elements as memory, row-major in native byte order. */
  public MemorySegment dataMemory() {
    requireOpen();
    return buffer.data(size());
  }

  /** The int64 labels as memory. */
  public MemorySegment labelMemory() {
    requireOpen();
    return buffer.labels(size());
  }

  /** The number of samples. */
  public int size() {
    return samples.size();
  }

  /** The samples, in the order of the batch. */
  public List<S> samples() {
    return samples;
  }

  /** The samples' names, in the order of the batch. */
  public List<String> ids() {
    return samples.stream().map(Sample::id).toList();
  }

  /** The number of the pass through the dataset, from 0. */
  public long epoch() {
    return plan.epoch();
  }

  /**
   * The position after this batch: samples delivered over all ranks, skipped ones counted. A loader
   * that resumes here continues with the next batch.
   */
  public long imagesSeen() {
    return plan.imagesSeen();
  }

  /** Gives the memory back to the loader; closing twice does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      giveBack.run();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the batch is closed: its memory went back to the loader");
    }
  }
}
