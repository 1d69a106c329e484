package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.data.latents.LatentCache;
import java.util.Arrays;
import java.util.List;

/**
 * Noise on latents in proportion to the spread of each channel, by which the LDMAE paper's Figure 6
 * tests how smooth a latent space is: z + level * std_c * N(0, 1). What comes back when such
 * latents are decoded is compared with the images themselves.
 *
 * @param channelStd the deviation of each channel over a data set
 * @param channelDim the dimension of the channels in a latent, without that of the batch
 */
public record LatentNoise(double[] channelStd, int channelDim) {

  /** The levels of the LDMAE's script, 0 being no noise. */
  public static final List<Double> LEVELS = List.of(0.0, 0.01, 0.05, 0.1, 0.2, 0.3);

  /** Noise in proportion to the latents of a cache. */
  public static LatentNoise of(LatentCache cache) {
    return new LatentNoise(cache.statistics().channelStds(), cache.layout().channelDim());
  }

  /**
   * Latents with noise. The noise of an image follows from the seed, its number and nothing else:
   * it is the same, but for its size, at every level and in every batch.
   *
   * @param latents float32 [B, ...]
   * @param firstImage number of the first image
   * @return as large and on the same device
   */
  public Tensor add(Tensor latents, double level, long seed, long firstImage) {
    if (level == 0) {
      return latents.alias();
    }
    return Scope.run(() -> {
      long[] shape = latents.shape();
      long[] one = Arrays.copyOfRange(shape, 1, shape.length);
      long[] spread = new long[one.length];
      Arrays.fill(spread, 1);
      spread[channelDim] = channelStd.length;
      Tensor noise = Torch.empty(shape, DType.FLOAT32);
      for (int i = 0; i < shape[0]; i++) {
        try (Generator random =
            Generator.of(Device.CPU, Seeds.derive(seed, "latent noise", firstImage + i))) {
          noise.get(i).normal_(0, 1, random);
        }
      }
      Tensor std = Tensor.of(channelStd, spread).to(DType.FLOAT32);
      return latents.add(noise.mul(std).to(latents.device()), level);
    });
  }
}
