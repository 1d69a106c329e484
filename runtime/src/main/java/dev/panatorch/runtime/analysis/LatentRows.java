package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.LatentCache;
import dev.panatorch.runtime.data.LatentSample;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** Latents as they lie in the mapped files of a cache. */
record LatentRows(List<LatentSample> samples, int dimensions, Device device) implements Rows {
  LatentRows(LatentCache cache, Device device) {
    this(cache.samples(), length(cache.layout().shape()), device);
  }

  private static int length(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }

  @Override
  public long count() {
    return samples.size();
  }

  @Override
  public Tensor read(long... indices) {
    long bytes = (long) dimensions * Float.BYTES;
    MemorySegment memory = Arena.ofAuto().allocate(bytes * indices.length, Long.BYTES);
    for (int i = 0; i < indices.length; i++) {
      MemorySegment latent = samples.get(Math.toIntExact(indices[i])).latent();
      MemorySegment.copy(latent, 0, memory, i * bytes, bytes);
    }
    return Scope.run(
        () -> Tensor.wrap(memory, DType.FLOAT32, indices.length, dimensions).to(device));
  }
}
