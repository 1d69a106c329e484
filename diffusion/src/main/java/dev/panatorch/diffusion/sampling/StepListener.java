package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.Tensor;

/** Hears of each step of a sampler: for progress, previews, and for cancelling by an exception. */
@FunctionalInterface
public interface StepListener {

  /** Hears nothing. */
  StepListener NONE = (done, steps, time, x) -> {};

  /**
   * A step is done.
   *
   * @param done steps done so far, from 1
   * @param steps steps in all; 0 where the solver chooses as it goes
   * @param time reached by this step
   * @param x state, float64; valid until this method returns
   */
  void onStep(int done, int steps, double time, Tensor x);
}
