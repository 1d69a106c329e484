package dev.panatorch.tools.run;

import dev.panatorch.diffusion.sampling.ImageNoise;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Tensor;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Latents as SiT, LightningDiT and MAETok train on those of variational tokenizers: drawn from
 * their distributions, each image's from a seed of its own. Those of other tokenizers are just
 * encoded.
 */
final class DrawnLatents {

  private DrawnLatents() {}

  /**
   * Latents of images.
   *
   * @param images float32 [B, 3, size, size] on the tokenizer's device
   * @param seeds of the images by their places in the batch
   */
  static Tensor of(LatentCodec codec, Tensor images, IntToLongFunction seeds) {
    if (!codec.isVariational()) {
      return codec.encode(images);
    }
    int count = Math.toIntExact(images.size(0));
    try (var noise =
        new ImageNoise(IntStream.range(0, count).mapToLong(seeds::applyAsLong).toArray())) {
      return codec.draw(images, noise.start(codec.device(), codec.latentShape()));
    }
  }
}
