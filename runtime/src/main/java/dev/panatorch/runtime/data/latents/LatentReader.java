package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.SampleReader;
import java.lang.foreign.MemorySegment;

/**
 * Reads latents of a cache into batches, float32 {@code [B, ...shape]}, as they were stored (not
 * normalised).
 *
 * @param shape the shape of one latent
 * @param flip whether each latent is, with probability one half, that of the mirrored picture
 */
public record LatentReader(long[] shape, boolean flip) implements SampleReader<LatentSample> {
  /** Copies the shape. */
  public LatentReader {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public DType dtype() {
    return DType.FLOAT32;
  }

  @Override
  public void read(LatentSample sample, KeyedRandom random, MemorySegment place) {
    boolean mirrored = flip && random.nextDouble() >= 0.5;
    place.copyFrom(mirrored ? sample.flipped() : sample.latent());
  }
}
