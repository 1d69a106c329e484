package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/** The normal noise that a stochastic sampler adds. */
@FunctionalInterface
public interface NoiseSource {

  /**
   * Noise for one step. The same step gives the same values again.
   *
   * @param step from 0
   * @param like has the shape and device asked for
   * @return float64, owned by the innermost scope
   */
  Tensor noise(int step, Tensor like);
}
