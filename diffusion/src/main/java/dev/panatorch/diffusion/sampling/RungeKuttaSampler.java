package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/**
 * Solves the probability-flow equation {@code dx = v dt} with fixed steps.
 *
 * @param grid the times between the steps
 * @param method the solver
 * @param eulerLast whether the last step is Euler's, as in EDM (Karras et al., 2022, algorithm 1)
 *     and REPA: networks are not trained at the data itself
 */
public record RungeKuttaSampler(TimeGrid grid, RungeKutta method, boolean eulerLast)
    implements Sampler {

  /** Every step by the same method. */
  public RungeKuttaSampler(TimeGrid grid, RungeKutta method) {
    this(grid, method, false);
  }

  @Override
  public int steps() {
    return grid.steps();
  }

  @Override
  public Tensor sample(Field field, Tensor start, NoiseSource noise, StepListener listener) {
    return Steps.run(
        grid.times(),
        start,
        listener,
        (x, index, time, next) -> {
          boolean last = index == grid.steps() - 1;
          return step(eulerLast && last ? RungeKutta.EULER : method, field, x, time, next);
        });
  }

  private static Tensor step(RungeKutta method, Field field, Tensor x, double time, double next) {
    double size = next - time;
    int count = method.evaluations();
    Tensor[] slopes = new Tensor[count];
    for (int i = 0; i < count; i++) {
      double node = method.node(i);
      // The step's end is met exactly, whatever time + size rounds to.
      double at = node == 1 ? next : time + node * size;
      slopes[i] = field.at(Slopes.follow(x, slopes, method.stage(i), size), at, time);
    }
    return Slopes.follow(x, slopes, method.weights(), size);
  }
}
