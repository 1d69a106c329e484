package dev.panatorch.runtime;

/**
 * A tokenizer as generators see it: images become latents and latents become images. It is how the
 * tools join a tokenizer with a diffusion model; neither knows the other.
 */
public interface LatentCodec extends AutoCloseable {

  /** Height and width of the images, in pixels. */
  int imageSize();

  /** Shape of one image's latents, such as [tokens, channels]. */
  long[] latentShape();

  /** Where the weights lie. */
  Device device();

  /**
   * Latents, as they come from the encoder: normalised in no way.
   *
   * @param images float32 [B, 3, size, size] in [-1, 1]
   * @return float32 [B, ...{@link #latentShape}]
   */
  Tensor encode(Tensor images);

  /** Whether the encoder gives distributions, whose means are what {@link #encode} returns. */
  default boolean isVariational() {
    return false;
  }

  /**
   * Latents drawn from the distributions that the encoder gives; without distributions those of
   * {@link #encode}.
   *
   * @param images float32 [B, 3, size, size] in [-1, 1]
   * @param noise standard normal, float32 [B, ...{@link #latentShape}]
   * @return float32 [B, ...{@link #latentShape}]
   */
  default Tensor draw(Tensor images, Tensor noise) {
    return encode(images);
  }

  /**
   * Images.
   *
   * @param latents float32 [B, ...{@link #latentShape}]
   * @return float32 [B, 3, size, size], nominally in [-1, 1], not clamped
   */
  Tensor decode(Tensor latents);

  @Override
  void close();
}
