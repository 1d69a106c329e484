package dev.panatorch.runtime.testing;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.ListedDataset;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.SampleReader;
import dev.panatorch.runtime.train.TrainingData;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;

/** A data set that needs no files: float32 samples of one shape, filled by their numbers. */
public record NumberedData(List<Item> samples, long[] shape, Filler filler)
    implements ListedDataset<NumberedData.Item>, SampleReader<NumberedData.Item> {

  /** So many samples. */
  public static NumberedData of(int count, Filler filler, long... shape) {
    return new NumberedData(IntStream.range(0, count).mapToObj(Item::new).toList(), shape, filler);
  }

  /** One sample, in one of three classes. */
  public record Item(int index) implements Sample {
    @Override
    public String id() {
      return "item " + index;
    }

    @Override
    public long label() {
      return index % 3;
    }
  }

  /** What a sample holds. */
  @FunctionalInterface
  public interface Filler {

    /** The value of one element of a sample; those of a sample are asked for in their order. */
    float value(int sample, int element, KeyedRandom random);
  }

  /** Shuffled for training. */
  public TrainingData<Item> batches(int size, Workers workers) {
    return new TrainingData<>(this, this, LoaderOptions.training(size, 0).withWorkers(workers));
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public DType dtype() {
    return DType.FLOAT32;
  }

  @Override
  public void read(Item sample, KeyedRandom random, MemorySegment place) {
    long elements = place.byteSize() / Float.BYTES;
    for (int i = 0; i < elements; i++) {
      place.setAtIndex(ValueLayout.JAVA_FLOAT, i, filler.value(sample.index(), i, random));
    }
  }
}
