package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.Tensor;

/**
 * Heun's method for the probability-flow equation on equally spaced times: Euler's step, corrected
 * with the velocity at its end; second order. The last step is Euler's, as in EDM (Karras et al.,
 * 2022, algorithm 1) and REPA: networks are not trained at the data itself.
 *
 * @param convention direction of time
 * @param steps at least 1; {@code 2 * steps - 1} evaluations
 */
public record HeunSampler(TimeConvention convention, int steps) implements Sampler {

  @Override
  public Tensor sample(
      VelocityModel model, Tensor start, NoiseSource noise, StepListener listener) {
    return Steps.run(
        TimeGrid.uniform(convention, steps),
        start,
        listener,
        (x, index, time, next) -> {
          double size = next - time;
          Tensor first = model.velocity(x, time);
          Tensor predicted = x.add(first, size);
          if (index == steps - 1) {
            return predicted;
          }
          Tensor second = model.velocity(predicted, next, time);
          return x.add(first.add(second), 0.5 * size);
        });
  }
}
