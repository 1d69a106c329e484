package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Module;

/**
 * The score of a mixture whose means are to be learnt: the student that the theory is about (MAETok
 * paper, ICML 2025, equations 13 and 14).
 */
final class LearntModes extends Module {

  private final DiffusedModes modes;

  /** Starts from these means, float32 [k, d]. */
  LearntModes(Tensor start) {
    modes = new DiffusedModes(parameter("means", start));
  }

  /**
   * The score of the mixture as it is known so far.
   *
   * @param x [n, d]
   * @param t [n, 1]
   */
  Tensor forward(Tensor x, Tensor t) {
    return modes.score(x, t);
  }
}
