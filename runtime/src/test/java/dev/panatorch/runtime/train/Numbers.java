package dev.panatorch.runtime.train;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.ListedDataset;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.SampleReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;

/** A data set of small vectors that needs no files. */
record Numbers(List<Item> samples) implements ListedDataset<Numbers.Item> {

  static final int WIDTH = 8;

  record Item(int index) implements Sample {
    @Override
    public String id() {
      return "item " + index;
    }

    @Override
    public long label() {
      return index % 3;
    }
  }

  /** Each item's own vector, and noise from the item's draws. */
  static final class Reader implements SampleReader<Item> {
    @Override
    public DType dtype() {
      return DType.FLOAT32;
    }

    @Override
    public long[] shape() {
      return new long[] {WIDTH};
    }

    @Override
    public void read(Item sample, KeyedRandom random, MemorySegment place) {
      for (int i = 0; i < WIDTH; i++) {
        float value = (float) Math.sin(sample.index() + i) + random.uniform(-0.1f, 0.1f);
        place.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
      }
    }
  }

  static TrainingData<Item> data(int size, int batch) {
    return new TrainingData<>(
        new Numbers(IntStream.range(0, size).mapToObj(Item::new).toList()),
        new Reader(),
        LoaderOptions.training(batch, 0).withWorkers(Workers.of(2, 4)));
  }

  @Override
  public List<String> classes() {
    return List.of();
  }
}
