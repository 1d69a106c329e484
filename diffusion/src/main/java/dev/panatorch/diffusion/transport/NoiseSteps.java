package dev.panatorch.diffusion.transport;

import java.util.Objects;

/**
 * A network of discrete time that predicts the noise after 0 to {@code steps - 1} steps, as DiT
 * does: {@code x = sqrt(alphaBar) data + sqrt(1 - alphaBar) noise}. Its times are the numbers of
 * the steps.
 *
 * @param schedule of the noise
 * @param steps that the network was trained with, usually 1000
 * @param learnedVariance whether the network's output has a second half of the channels that says
 *     where the variance of a step back lies between its bounds (Nichol and Dhariwal, 2021,
 *     equation 15)
 */
public record NoiseSteps(BetaSchedule schedule, int steps, boolean learnedVariance)
    implements Parameterization {

  /** The published DiT. */
  public static final NoiseSteps DIT = new NoiseSteps(BetaSchedule.LINEAR, 1000, true);

  /** Checks the number of steps. */
  public NoiseSteps {
    Objects.requireNonNull(schedule, "schedule");
    if (steps < 1) {
      throw new IllegalArgumentException("a diffusion needs at least one step, not " + steps);
    }
  }

  /** All steps. */
  public NoiseChain chain() {
    return NoiseChain.of(this, Respacing.EVEN.timesteps(steps, steps));
  }

  /**
   * A chain of fewer steps.
   *
   * @throws IllegalArgumentException if the respacing cannot choose so many
   */
  public NoiseChain chain(Respacing respacing, int count) {
    return NoiseChain.of(this, respacing.timesteps(steps, count));
  }

  /** Share of the data's variance that is left after this step, counted from 0. */
  public double alphaBar(int step) {
    double product = 1;
    double[] betas = schedule.betas(steps);
    for (int i = 0; i <= step; i++) {
      product *= 1 - betas[i];
    }
    return product;
  }
}
