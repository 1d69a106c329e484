package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.ListedDataset;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.LoaderOptions.Workers;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.SampleReader;
import dev.panatorch.runtime.train.TrainingData;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/** A data set of a few images that needs no files; float32 [3, side, side] each. */
record FixedImages(List<float[]> images, long side) implements ListedDataset<FixedImages.Item> {

  record Item(int index) implements Sample {
    @Override
    public String id() {
      return "image " + index;
    }

    @Override
    public long label() {
      return Sample.NO_LABEL;
    }
  }

  private record Reader(List<float[]> images, long side) implements SampleReader<Item> {
    @Override
    public DType dtype() {
      return DType.FLOAT32;
    }

    @Override
    public long[] shape() {
      return new long[] {3, side, side};
    }

    @Override
    public void read(Item sample, KeyedRandom random, MemorySegment place) {
      place.copyFrom(MemorySegment.ofArray(images.get(sample.index())));
    }
  }

  TrainingData<Item> batches(int batch) {
    return new TrainingData<>(
        this,
        new Reader(images, side),
        LoaderOptions.training(batch, 0).withWorkers(Workers.of(1, 2)));
  }

  @Override
  public List<Item> samples() {
    return IntStream.range(0, images.size()).mapToObj(Item::new).toList();
  }

  @Override
  public List<String> classes() {
    return List.of();
  }
}
