package dev.panatorch.diffusion.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.Arrays;

/** How a latent becomes the tokens of a transformer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "layout")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LatentInput.Tokens.class, name = "tokens"),
  @JsonSubTypes.Type(value = LatentInput.Patches.class, name = "patches")
})
@JsonIgnoreProperties({"tokens", "shape", "features"})
public sealed interface LatentInput {

  /** Number of tokens. */
  long tokens();

  /** Channels of the latent. */
  long channels();

  /** Numbers that one token stands for. */
  long features();

  /** Shape of one latent. */
  long[] shape();

  /** Dimension of the channels in a batch of latents. */
  int channelDim();

  /** What embedding its tokens in a width costs: a linear map, or a convolution of patches. */
  default ModelCost embedding(long width) {
    return switch (this) {
      case Tokens own -> ModelCost.linear(own.count, own.channels, width);
      case Patches own ->
          ModelCost.convolution(tokens(), own.channels, width, own.patchSize * own.patchSize);
    };
  }

  /**
   * Checks that a batch is of this input's latents.
   *
   * @throws ShapeException naming both shapes
   */
  default void requireShape(Tensor x) {
    long[] given = x.shape();
    long[] one = shape();
    if (given.length != one.length + 1
        || !Arrays.equals(given, 1, given.length, one, 0, one.length)) {
      throw new ShapeException(
          "the model needs latents [B, "
              + Arrays.toString(one).substring(1)
              + ", not "
              + Arrays.toString(given),
          "forward",
          "");
    }
  }

  /**
   * A sequence of tokens, [count, channels], as MAETok's: each is a token of the transformer.
   *
   * @param count number of tokens
   * @param channels numbers per token
   */
  record Tokens(long count, long channels) implements LatentInput {

    /** Checks that both are positive. */
    public Tokens {
      Checks.positive("count", count);
      Checks.positive("channels", channels);
    }

    @Override
    public long tokens() {
      return count;
    }

    @Override
    public long features() {
      return channels;
    }

    @Override
    public long[] shape() {
      return new long[] {count, channels};
    }

    @Override
    public int channelDim() {
      return 2;
    }
  }

  /**
   * A square map, [channels, size, size], as of convolutional tokenizers, cut into patches.
   *
   * @param size height and width; a multiple of {@code patchSize}
   * @param channels channels of the map
   * @param patchSize height and width of a patch
   */
  record Patches(long size, long channels, long patchSize) implements LatentInput {

    /** Checks that all are positive and that the patches fill the map. */
    public Patches {
      Checks.positive("size", size);
      Checks.positive("channels", channels);
      Checks.positive("patchSize", patchSize);
      if (size % patchSize != 0) {
        throw new IllegalArgumentException(
            "a map of size " + size + " cannot be cut into patches of size " + patchSize);
      }
    }

    /** Patches along each side. */
    public long side() {
      return size / patchSize;
    }

    @Override
    public long tokens() {
      return side() * side();
    }

    @Override
    public long features() {
      return channels * patchSize * patchSize;
    }

    @Override
    public long[] shape() {
      return new long[] {channels, size, size};
    }

    @Override
    public int channelDim() {
      return 1;
    }
  }
}
