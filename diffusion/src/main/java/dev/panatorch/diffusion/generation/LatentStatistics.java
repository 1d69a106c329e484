package dev.panatorch.diffusion.generation;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.latents.RunningStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * Means and standard deviations that bring latents to about mean 0 and deviation 1, as the noise
 * has: one pair for all of them (MAETok), or one per channel (LightningDiT). A denoiser sees
 * normalised latents only, and is of no use with statistics other than those it was trained with.
 *
 * @param mean one, or one per channel
 * @param std of the same length; positive
 * @param channelDim dimension of the channels within one latent; without meaning for one pair
 */
public record LatentStatistics(List<Double> mean, List<Double> std, int channelDim) {

  /** Leaves latents as they are. */
  public static final LatentStatistics IDENTITY = ofScalar(0, 1);

  /** Checks lengths and signs. */
  public LatentStatistics {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.isEmpty() || mean.size() != std.size()) {
      throw new IllegalArgumentException(
          mean.size() + " means and " + std.size() + " standard deviations; give as many of each");
    }
    boolean usable =
        mean.stream().allMatch(Double::isFinite)
            && std.stream().allMatch(value -> value > 0 && Double.isFinite(value));
    if (!usable) {
      throw new IllegalArgumentException(
          "latents cannot be normalised by the means "
              + mean
              + " and the standard deviations "
              + std
              + "; are all latents the same?");
    }
  }

  /** One pair for all channels. */
  public static LatentStatistics ofScalar(double mean, double std) {
    return new LatentStatistics(List.of(mean), List.of(std), 0);
  }

  /** One pair for all channels, from the latents' statistics. */
  public static LatentStatistics ofScalar(RunningStatistics statistics) {
    return ofScalar(statistics.mean(), statistics.std());
  }

  /** A pair per channel, from the latents' statistics. */
  public static LatentStatistics perChannel(RunningStatistics statistics, int channelDim) {
    return new LatentStatistics(
        boxed(statistics.channelMeans()), boxed(statistics.channelStds()), channelDim);
  }

  /**
   * One pair for all channels, measured: the mean and the deviation of all numbers.
   *
   * @param latents of some images, [N, ...]
   */
  public static LatentStatistics measured(Tensor latents) {
    try (var scope = Scope.open()) {
      Tensor numbers = latents.to(DType.FLOAT64);
      return ofScalar(numbers.mean().item(), numbers.std().item());
    }
  }

  /**
   * A pair per channel, measured.
   *
   * @param latents of some images, [N, ...]
   * @param channelDim dimension of the channels within one latent
   */
  public static LatentStatistics measuredPerChannel(Tensor latents, int channelDim) {
    try (var scope = Scope.open()) {
      Tensor rows = latents.to(DType.FLOAT64).movedim(channelDim + 1L, 0).flatten(1);
      return new LatentStatistics(
          boxed(rows.mean(1).toDoubleArray()), boxed(rows.std(1).toDoubleArray()), channelDim);
    }
  }

  /**
   * The same for latents whose channels are elsewhere.
   *
   * @param channels how many there are
   * @param dim their dimension within one latent
   * @throws IllegalArgumentException if these are the statistics of another number of channels
   */
  public LatentStatistics of(long channels, int dim) {
    if (mean.size() != 1 && mean.size() != channels) {
      throw new IllegalArgumentException(
          "the statistics are of %d channels, the latents have %d"
              .formatted(mean.size(), channels));
    }
    return new LatentStatistics(mean, std, mean.size() == 1 ? 0 : dim);
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** {@code (latents - mean) / std}, for latents [B, ...]. */
  public Tensor normalize(Tensor latents) {
    return latents.sub(shaped(mean, latents)).div(shaped(std, latents));
  }

  /** {@code latents * std + mean}, the inverse. */
  public Tensor denormalize(Tensor latents) {
    return latents.mul(shaped(std, latents)).add(shaped(mean, latents));
  }

  private Tensor shaped(List<Double> values, Tensor latents) {
    long[] shape = new long[latents.dim()];
    Arrays.fill(shape, 1);
    if (values.size() > 1) {
      shape[channelDim + 1] = values.size();
    }
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    return Tensor.of(numbers, shape).to(latents.device(), latents.dtype());
  }
}
