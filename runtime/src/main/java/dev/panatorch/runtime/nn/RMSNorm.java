package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * Divides the last dimension by its root mean square and multiplies by a learned {@code weight}
 * [width] (Zhang and Sennrich, 2019). The quotient is computed in float32 and cast to the type of
 * the input before the weight is applied, as in Llama and LightningDiT.
 */
public final class RMSNorm extends Module implements Layer {

  private final long[] shape;
  private final double epsilon;
  private final Tensor weight;

  /**
   * The weight starts at 1.
   *
   * @param epsilon added to the mean square
   */
  public RMSNorm(Factory factory, long width, double epsilon) {
    this.shape = new long[] {width};
    this.epsilon = epsilon;
    this.weight = parameter("weight", factory.ones(width));
  }

  /** Maps [..., width] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    DType dtype = x.dtype();
    if (dtype == DType.FLOAT32 || dtype == DType.FLOAT64) {
      return x.rmsNorm(shape, weight, epsilon);
    }
    return Scope.run(() -> x.to(DType.FLOAT32).rmsNorm(shape, null, epsilon).to(dtype).mul(weight));
  }
}
