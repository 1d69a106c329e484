package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/**
 * Carries noise to data along a field. The state is float64 throughout; each step's tensors die
 * with the step.
 */
public sealed interface Sampler
    permits RungeKuttaSampler, DormandPrinceSampler, SdeSampler, AncestralSampler {

  /**
   * Samples a batch.
   *
   * @param field what is followed, in the sampler's time convention
   * @param start standard normal noise, [B, ...], floating
   * @param noise asked once per stochastic step; not at all by solvers of the ordinary differential
   *     equation
   * @param listener hears of each step; an exception that it throws ends the sampling
   * @return of the shape of {@code start}, float64, owned by the innermost scope
   */
  Tensor sample(Field field, Tensor start, NoiseSource noise, StepListener listener);

  /** The same with nobody listening. */
  default Tensor sample(Field field, Tensor start, NoiseSource noise) {
    return sample(field, start, noise, StepListener.NONE);
  }

  /** Number of steps from noise to data; 0 where the solver chooses it as it goes. */
  int steps();

  /** Whether what becomes of a sample depends on the others of its batch. */
  default boolean couplesBatch() {
    return false;
  }
}
