package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.DiffusionForm;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.runtime.Tensor;

/**
 * The Euler-Maruyama method for the reverse stochastic equation of SiT (Ma et al., 2024, equation
 * 5), as REPA and MAETok use it: {@code dx = (v - D s) dt + sqrt(2 D |dt|) e}, where the score
 * {@code s} follows from {@code v} and the sign of {@code D s} from the direction of time. One
 * evaluation per step; the last step adds no noise.
 *
 * @param interpolant the path that the field belongs to, and the direction of time
 * @param steps at least 1, the last one included
 * @param form strength of the noise
 * @param lastStep size of the last step, in (0, 1)
 */
public record EulerMaruyamaSampler(
    Interpolant interpolant, int steps, DiffusionForm form, double lastStep) implements Sampler {

  /** The last step of SiT, REPA and MAETok. */
  public static final double LAST_STEP = 0.04;

  /** Checks the last step's size. */
  public EulerMaruyamaSampler {
    if (!(lastStep > 0 && lastStep < 1)) {
      throw new IllegalArgumentException(
          "the last step's size must lie in (0, 1), not be " + lastStep);
    }
  }

  /** With the noise and last step of REPA and MAETok: {@code D = n} and 0.04. */
  public EulerMaruyamaSampler(Interpolant interpolant, int steps) {
    this(interpolant, steps, DiffusionForm.LINEAR, LAST_STEP);
  }

  @Override
  public Tensor sample(
      VelocityModel model, Tensor start, NoiseSource noise, StepListener listener) {
    return Steps.run(
        TimeGrid.withLastStep(interpolant.convention(), steps, lastStep),
        start,
        listener,
        (x, index, time, next) -> {
          double size = next - time;
          double strength = form.coefficient(interpolant, time);
          Tensor mean = x.add(drift(model.velocity(x, time), x, time, strength), size);
          return index == steps - 1
              ? mean
              : mean.add(noise.noise(index, x), Math.sqrt(2 * strength * Math.abs(size)));
        });
  }

  /** The score pulls towards the data, against the direction of noise. */
  private Tensor drift(Tensor velocity, Tensor x, double time, double strength) {
    Tensor score = interpolant.at(time).scoreOfVelocity(velocity, x);
    return velocity.sub(score, interpolant.convention().directionToNoise() * strength);
  }
}
