package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.DiffusionForm;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.PathPoint;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.runtime.Tensor;

/**
 * Solves the reverse stochastic equation of SiT (Ma et al., 2024, equation 5): {@code dx = (v - D
 * s) dt + sqrt(2 D |dt|) e}, where the score {@code s} follows from {@code v}, and the sign of
 * {@code D s} from the direction of time. The published codes evaluate the network twice for {@code
 * v} and {@code s}; here it is once, with the same result.
 *
 * @param interpolant the path that the field belongs to
 * @param method the solver
 * @param grid the times between the steps, the last one included
 * @param settings of the noise and the last step
 */
public record SdeSampler(
    Interpolant interpolant, Method method, TimeGrid grid, SdeSettings settings)
    implements Sampler {

  /** How far below pure noise the score-based form begins, where it is infinite. */
  private static final double FIRST_STEP = 1e-3;

  /** The solvers. */
  public enum Method {
    /** One evaluation per step: drift, then noise. */
    EULER_MARUYAMA,
    /** Noise first, then Heun's step along the drift: two evaluations. */
    HEUN
  }

  /** Checks that all times are in the same direction, and that the score is never infinite. */
  public SdeSampler {
    if (grid.convention() != interpolant.convention()) {
      throw new IllegalArgumentException(
          "the path has its noise at "
              + interpolant.convention()
              + ", the grid of times at "
              + grid.convention());
    }
    if (method == Method.HEUN && settings.lastStep() == LastStep.NONE && grid.range().low() == 0) {
      throw new IllegalArgumentException(
          "stochastic Heun without a last step asks for the score of the data, which is infinite;"
              + " choose another last step");
    }
    if (settings.form() == DiffusionForm.SCORE_BASED
        && interpolant.path() != Path.VARIANCE_PRESERVING) {
      TimeRange finite = grid.range().below(1 - FIRST_STEP);
      grid = new TimeGrid(grid.convention(), grid.steps(), finite, grid.shift());
    }
  }

  /** As REPA and MAETok sample. */
  public SdeSampler(Interpolant interpolant, int steps) {
    this(
        interpolant,
        Method.EULER_MARUYAMA,
        TimeGrid.uniform(interpolant.convention(), steps),
        SdeSettings.DEFAULT);
  }

  @Override
  public int steps() {
    return grid.steps();
  }

  @Override
  public Tensor sample(Field field, Tensor start, NoiseSource noise, StepListener listener) {
    boolean ends = settings.lastStep() != LastStep.NONE;
    double[] times = ends ? grid.timesWithLastStep(settings.lastStepSize()) : grid.times();
    return Steps.run(
        times,
        start,
        listener,
        (x, index, time, next) -> {
          double size = next - time;
          if (ends && index == steps() - 1) {
            return last(field, x, time, size);
          }
          double deviation = Math.sqrt(2 * strength(time) * Math.abs(size));
          Tensor shock = noise.noise(index, x).mul(deviation);
          return switch (method) {
            case EULER_MARUYAMA -> x.add(drift(field, x, time, time), size).add(shock);
            case HEUN -> heun(field, x.add(shock), time, next);
          };
        });
  }

  private Tensor heun(Field field, Tensor shocked, double time, double next) {
    double size = next - time;
    Tensor first = drift(field, shocked, time, time);
    Tensor second = drift(field, shocked.add(first, size), next, time);
    return shocked.add(first.add(second), 0.5 * size);
  }

  private Tensor last(Field field, Tensor x, double time, double size) {
    return switch (settings.lastStep()) {
      case MEAN -> x.add(drift(field, x, time, time), size);
      case TWEEDIE -> interpolant.at(time).dataOfVelocity(field.at(x, time), x);
      case EULER -> x.add(field.at(x, time), size);
      case NONE -> x;
    };
  }

  /** The velocity less the noise's share: the score pulls towards the data. */
  private Tensor drift(Field field, Tensor x, double time, double stepTime) {
    PathPoint point = interpolant.at(time);
    Tensor velocity = field.at(x, time, stepTime);
    Tensor score = point.scoreOfVelocity(velocity, x);
    return velocity.sub(score, interpolant.convention().directionToNoise() * strength(time));
  }

  private double strength(double time) {
    return settings.form().coefficient(interpolant, time, settings.norm());
  }
}
