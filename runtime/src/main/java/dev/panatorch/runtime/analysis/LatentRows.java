package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentSample;
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
    return Scope.run(() -> {
      Tensor rows = Torch.empty(new long[] {indices.length, dimensions}, DType.FLOAT32);
      long bytes = (long) dimensions * Float.BYTES;
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment memory = rows.segment(arena);
        for (int i = 0; i < indices.length; i++) {
          MemorySegment latent = samples.get(Math.toIntExact(indices[i])).latent();
          MemorySegment.copy(latent, 0, memory, i * bytes, bytes);
        }
      }
      return rows.to(device);
    });
  }
}
