package dev.panatorch.runtime.train;

import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.SampleReader;

/**
 * Where the samples come from.
 *
 * @param dataset the samples
 * @param reader turns one into elements of a batch
 * @param options of the loader; the batch is one micro-batch of this rank, and the run's seed and
 *     position replace those given here
 * @param <S> what a sample is
 */
public record TrainingData<S extends Sample>(
    Dataset<? extends S> dataset, SampleReader<? super S> reader, LoaderOptions options) {

  /** Checks that the data does not end. */
  public TrainingData {
    if (!options.repeat()) {
      throw new IllegalArgumentException("training repeats its data: take LoaderOptions.training");
    }
  }

  DataLoader<S> open(long seed, long imagesSeen) {
    return DataLoader.open(dataset, reader, options.at(seed, imagesSeen));
  }
}
