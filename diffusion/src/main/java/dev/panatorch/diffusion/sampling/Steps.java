package dev.panatorch.diffusion.sampling;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/** The loop that all samplers share. */
final class Steps {

  private Steps() {}

  /** One step of a solver. */
  interface Step {
    /** The state after step {@code index} from {@code time} to {@code next}. */
    Tensor advance(Tensor x, int index, double time, double next);
  }

  static Tensor run(double[] times, Tensor start, StepListener listener, Step step) {
    int count = times.length - 1;
    try (var all = Scope.open()) {
      Tensor x = start.to(DType.FLOAT64);
      for (int i = 0; i < count; i++) {
        Tensor before = x;
        double time = times[i];
        double next = times[i + 1];
        int index = i;
        x = Scope.run(() -> step.advance(before, index, time, next));
        before.close();
        listener.onStep(i + 1, count, next, x);
      }
      return all.escape(x);
    }
  }
}
