package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.Tensor;

/**
 * Euler's method for the probability-flow equation {@code dx = v dt} on equally spaced times: one
 * evaluation per step, first order.
 *
 * @param convention direction of time
 * @param steps at least 1
 */
public record EulerSampler(TimeConvention convention, int steps) implements Sampler {

  @Override
  public Tensor sample(
      VelocityModel model, Tensor start, NoiseSource noise, StepListener listener) {
    return Steps.run(
        TimeGrid.uniform(convention, steps),
        start,
        listener,
        (x, index, time, next) -> x.add(model.velocity(x, time), next - time));
  }
}
