package dev.panatorch.runtime.data;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;

/**
 * Pictures of several sizes, one of which is drawn for each batch.
 *
 * @param sizes a reader for each size, all of one type
 */
public record MixedSizes(List<ImageReader> sizes) implements SampleReader<ImageSample> {

  /** Checks that there is one, and one type. */
  public MixedSizes {
    sizes = List.copyOf(sizes);
    if (sizes.stream().map(ImageReader::dtype).distinct().count() != 1) {
      throw new IllegalArgumentException("give readers of one type, not " + sizes);
    }
  }

  private ImageReader largest() {
    var area = Comparator.<ImageReader>comparingLong(one -> (long) one.width() * one.height());
    return sizes.stream().max(area).orElseThrow();
  }

  @Override
  public DType dtype() {
    return sizes.getFirst().dtype();
  }

  @Override
  public long[] shape() {
    return largest().shape();
  }

  @Override
  public SampleReader<ImageSample> forBatch(KeyedRandom random) {
    return sizes.get(random.nextInt(sizes.size()));
  }

  /** Reads a picture of the largest size. */
  @Override
  public void read(ImageSample sample, KeyedRandom random, MemorySegment place) throws IOException {
    largest().read(sample, random, place);
  }
}
