package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Turns a sample into elements of a batch. Called by many threads at once.
 *
 * @param <S> what a sample is
 */
public interface SampleReader<S extends Sample> {
  /** The element type of a batch. */
  DType dtype();

  /**
   * The shape of one sample: a batch has this shape behind its batch dimension. Where batches
   * differ, the one with the most elements.
   */
  long[] shape();

  /**
   * The reader of the samples of one batch: itself, unless batches differ.
   *
   * @param random the batch's own draws; they depend on the run's seed and the batch's position
   *     alone, so that all ranks and a resumed run make the same ones
   */
  default SampleReader<S> forBatch(KeyedRandom random) {
    return this;
  }

  /**
   * Reads a sample into its place.
   *
   * @param random the sample's own draws; they depend on the run's seed and the sample's position
   *     alone
   * @param place exactly one sample's bytes, row-major, in native byte order
   * @throws IOException if this sample cannot be used; the loader's policy decides what follows
   */
  void read(S sample, KeyedRandom random, MemorySegment place) throws IOException;
}
