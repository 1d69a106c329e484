package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;

/**
 * Normalises groups of channels of each sample ({@code torch.nn.GroupNorm}); parameters {@code
 * weight} and {@code bias} [channels].
 */
public final class GroupNorm extends Module implements Layer {

  private final long groups;
  private final double epsilon;
  private final Tensor weight;
  private final Tensor bias;

  /** The weight starts at 1, the bias at 0; {@code groups} divides {@code channels}. */
  public GroupNorm(Factory factory, long groups, long channels, double epsilon) {
    if (groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          channels + " channels cannot be parted into " + groups + " equal groups");
    }
    this.groups = groups;
    this.epsilon = epsilon;
    this.weight = parameter("weight", factory.ones(channels));
    this.bias = parameter("bias", factory.zeros(channels));
  }

  /** Maps [N, channels, ...] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    return x.groupNorm(groups, weight, bias, epsilon);
  }
}
