package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/**
 * Carries noise to data along a velocity field. The state is float64 throughout; each step's
 * tensors die with the step.
 */
public sealed interface Sampler permits EulerSampler, HeunSampler, EulerMaruyamaSampler {

  /**
   * Samples a batch.
   *
   * @param model the field, in the sampler's time convention
   * @param start standard normal noise, [B, ...], floating
   * @param noise asked once per stochastic step; not at all by solvers of the ordinary differential
   *     equation
   * @param listener hears of each step; an exception that it throws ends the sampling
   * @return of the shape of {@code start}, float64, owned by the innermost scope
   */
  Tensor sample(VelocityModel model, Tensor start, NoiseSource noise, StepListener listener);

  /** The same with nobody listening. */
  default Tensor sample(VelocityModel model, Tensor start, NoiseSource noise) {
    return sample(model, start, noise, StepListener.NONE);
  }

  /** Number of steps from noise to data. */
  int steps();
}
