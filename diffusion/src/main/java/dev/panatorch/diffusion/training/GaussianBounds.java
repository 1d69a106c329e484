package dev.panatorch.diffusion.training;

import dev.panatorch.runtime.Tensor;

/** The terms of the variational bound, element by element, in nats. */
final class GaussianBounds {

  /** Half the distance of neighbouring values of 8 bits in [-1, 1]. */
  private static final double HALF_BIN = 1 / 255.0;

  /** Values beyond it belong to the outermost bins. */
  private static final double EDGE = 0.999;

  private static final double SMALLEST = 1e-12;
  private static final double CUBIC = 0.044715;

  private GaussianBounds() {}

  /** The Kullback-Leibler divergence of the second normal distribution from the first. */
  static Tensor divergence(Tensor mean1, Tensor logVariance1, Tensor mean2, Tensor logVariance2) {
    Tensor ratio = logVariance1.sub(logVariance2);
    Tensor distance = mean1.sub(mean2).square().mul(logVariance2.neg().exp());
    return ratio.exp().sub(ratio).add(distance).sub(1.0).mul(0.5);
  }

  /**
   * The negative logarithm of the probability of {@code x}, given in 256 bins between -1 and 1 (Ho
   * et al., 2020, section 3.3), with the normal distribution function by its tanh approximation.
   */
  static Tensor negativeLogLikelihood(Tensor x, Tensor mean, Tensor logVariance) {
    Tensor centred = x.sub(mean);
    Tensor scale = logVariance.mul(-0.5).exp();
    Tensor above = distribution(centred.add(HALF_BIN).mul(scale));
    Tensor below = distribution(centred.sub(HALF_BIN).mul(scale));
    Tensor inner = log(above.sub(below));
    Tensor outer = x.gt(EDGE).where(log(below.rsub(1.0)), inner);
    return x.lt(-EDGE).where(log(above), outer).neg();
  }

  private static Tensor log(Tensor probability) {
    return probability.clampMin(SMALLEST).log();
  }

  private static Tensor distribution(Tensor x) {
    Tensor inner = x.pow(3L).mul(CUBIC).add(x).mul(Math.sqrt(2 / Math.PI));
    return inner.tanh().add(1.0).mul(0.5);
  }
}
