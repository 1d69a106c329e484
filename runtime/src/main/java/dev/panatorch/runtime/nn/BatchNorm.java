package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/**
 * Normalises each channel over the batch and all places ({@code torch.nn.BatchNorm1d}, {@code
 * BatchNorm2d}); parameters {@code weight} and {@code bias} [channels], buffers {@code
 * running_mean}, {@code running_var} [channels] and {@code num_batches_tracked}.
 *
 * <p>In training, mean and variance are those of the batch, and the running ones follow them; in
 * evaluation, the running ones stand for them.
 */
public final class BatchNorm extends Module implements Layer {

  private static final double MOMENTUM = 0.1;

  private final double epsilon;
  private final Tensor weight;
  private final Tensor bias;
  private final Tensor runningMean;
  private final Tensor runningVariance;
  private final Tensor batches;

  /**
   * The weight starts at 1, the bias at 0, the running mean at 0 and the running variance at 1.
   *
   * @param epsilon added to the variance
   */
  public BatchNorm(Factory factory, long channels, double epsilon) {
    this.epsilon = epsilon;
    this.weight = parameter("weight", factory.ones(channels));
    this.bias = parameter("bias", factory.zeros(channels));
    this.runningMean = buffer("running_mean", factory.zeros(channels));
    this.runningVariance = buffer("running_var", factory.ones(channels));
    this.batches =
        buffer("num_batches_tracked", Torch.zeros(new long[0], DType.INT64, factory.device()));
  }

  /** Maps [N, channels, ...] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    if (isTraining()) {
      batches.add_(1L);
    }
    return x.batchNorm(
        weight, bias, runningMean, runningVariance, isTraining(), MOMENTUM, epsilon, true);
  }

  /** The weight, [channels]. */
  public Tensor weight() {
    return weight;
  }
}
