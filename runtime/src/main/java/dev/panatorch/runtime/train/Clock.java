package dev.panatorch.runtime.train;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Seeds;

/**
 * Where a run stands. All random draws of a step follow from it, so that a resumed run makes the
 * same ones.
 *
 * @param seed the run's seed
 * @param rank this process among those that share each batch
 * @param update updates made before, from 0: what schedules count
 * @param imagesSeen images seen before this micro-batch, over all ranks
 */
public record Clock(long seed, int rank, long update, long imagesSeen) {

  /** The seed of the draws made now for one purpose, such as {@code "mask"}. */
  public long seed(String purpose) {
    return Seeds.derive(seed, purpose, rank, imagesSeen);
  }

  /** Starts the draws of {@code generator} for one purpose; returns the generator. */
  public Generator seed(Generator generator, String purpose) {
    return generator.seed(seed(purpose));
  }
}
