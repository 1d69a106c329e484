package dev.panatorch.runtime.train;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.SampleReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** A data set of small vectors that needs no files. */
record Numbers(int items) implements Dataset<Numbers.Item> {

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
        new Numbers(size),
        new Reader(),
        LoaderOptions.training(batch, 0).withWorkers(Workers.of(2, 4)));
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(items);
  }

  @Override
  public long count() {
    return items;
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public Iterator<Item> inOrder(long skip) {
    return all().listIterator((int) skip);
  }

  @Override
  public Iterator<Item> shuffled(long seed, long skip) {
    List<Item> shuffled = all();
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.listIterator((int) skip);
  }

  private List<Item> all() {
    return new ArrayList<>(IntStream.range(0, items).mapToObj(Item::new).toList());
  }
}
