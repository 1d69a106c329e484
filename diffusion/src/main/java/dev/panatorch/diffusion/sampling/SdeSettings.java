package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.DiffusionForm;
import java.util.Objects;

/**
 * The noise of a stochastic sampler, and how it ends.
 *
 * @param form of the noise's strength over time
 * @param norm its scale
 * @param lastStep the rule of the last step
 * @param lastStepSize in (0, 1); without meaning where there is no last step
 */
public record SdeSettings(DiffusionForm form, double norm, LastStep lastStep, double lastStepSize) {

  /** Of SiT by default, REPA and MAETok: {@code D = n}, and a last step of 0.04 by the mean. */
  public static final SdeSettings DEFAULT =
      new SdeSettings(DiffusionForm.LINEAR, 1, LastStep.MEAN, 0.04);

  /** Checks the numbers. */
  public SdeSettings {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(lastStep, "lastStep");
    if (!(norm >= 0 && Double.isFinite(norm))) {
      throw new IllegalArgumentException("the noise's norm must not be negative, but is " + norm);
    }
    if (!(lastStepSize > 0 && lastStepSize < 1)) {
      throw new IllegalArgumentException(
          "the last step's size must lie in (0, 1), not be " + lastStepSize);
    }
  }

  /** The same with another form. */
  public SdeSettings with(DiffusionForm newForm) {
    return new SdeSettings(newForm, norm, lastStep, lastStepSize);
  }

  /** The same with another last step. */
  public SdeSettings with(LastStep rule) {
    return new SdeSettings(form, norm, rule, lastStepSize);
  }
}
