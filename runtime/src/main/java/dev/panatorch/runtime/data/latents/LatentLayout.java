package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.data.Batch;
import java.util.Arrays;

/**
 * How latents are laid out.
 *
 * @param shape the shape of one latent: {@code [tokens, channels]} or {@code [channels, height,
 *     width]}
 * @param channelDim the dimension of the channels, for which statistics are kept
 */
public record LatentLayout(long[] shape, int channelDim) {
  /** Checks that sizes are positive and that the channels are one of the dimensions. */
  public LatentLayout {
    shape = shape.clone();
    boolean positive = Arrays.stream(shape).allMatch(size -> size > 0);
    if (shape.length == 0 || !positive || channelDim < 0 || channelDim >= shape.length) {
      throw new IllegalArgumentException(
          "latents of shape %s with channels at %d".formatted(Arrays.toString(shape), channelDim));
    }
  }

  /** Token latents {@code [tokens, channels]}, as MAETok's. */
  public static LatentLayout tokens(long tokens, long channels) {
    return new LatentLayout(new long[] {tokens, channels}, 1);
  }

  /** Latent maps {@code [channels, height, width]}. */
  public static LatentLayout map(long channels, long height, long width) {
    return new LatentLayout(new long[] {channels, height, width}, 0);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** The number of channels. */
  public int channels() {
    return Math.toIntExact(shape[channelDim]);
  }

  /** The number of elements behind the channel dimension. */
  int inner() {
    return Math.toIntExact(
        Arrays.stream(shape).skip(channelDim + 1L).reduce(1, Math::multiplyExact));
  }

  /** The bytes of one float32 latent. */
  long bytes() {
    return Arrays.stream(shape).reduce(Float.BYTES, Math::multiplyExact);
  }

  /** The shape of {@code n} latents. */
  long[] batch(long n) {
    return Batch.shape(n, shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatentLayout o
        && Arrays.equals(shape, o.shape)
        && channelDim == o.channelDim;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + channelDim;
  }

  @Override
  public String toString() {
    return "LatentLayout[%s, channels at %d]".formatted(Arrays.toString(shape), channelDim);
  }
}
