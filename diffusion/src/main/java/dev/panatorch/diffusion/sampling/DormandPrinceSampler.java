package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * Solves the probability-flow equation with steps of adaptive size: {@code dopri5} of torchdiffeq,
 * with its tableau, its norm over the whole batch and its control of the steps. An image therefore
 * depends on its batch, at the level of the tolerances.
 *
 * @param convention direction of time
 * @param range part of the path that is crossed
 * @param absolute tolerated error, positive
 * @param relative tolerated error as a share of the value
 * @param overshoot whether the last step may pass the range's end, from where the result is
 *     interpolated, as torchdiffeq does: the field is then asked at times past the data. If not,
 *     the last step is cut, for fields that do not exist there
 */
public record DormandPrinceSampler(
    TimeConvention convention, TimeRange range, double absolute, double relative, boolean overshoot)
    implements Sampler {

  private static final int MOST_STEPS = 10_000;

  /** Checks the tolerances. */
  public DormandPrinceSampler {
    if (!(absolute > 0 && relative >= 0)) {
      throw new IllegalArgumentException(
          "tolerances must be positive, not " + absolute + " and " + relative);
    }
  }

  /** The tolerances of SiT's code, 1e-6 and 1e-3, on the whole path. */
  public DormandPrinceSampler(TimeConvention convention) {
    this(convention, TimeRange.WHOLE, 1e-6, 1e-3, true);
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public boolean couplesBatch() {
    return true;
  }

  @Override
  public Tensor sample(Field field, Tensor start, NoiseSource noise, StepListener listener) {
    try (var all = Scope.open()) {
      return all.escape(new Run(field, listener).solve(start.to(DType.FLOAT64)));
    }
  }

  /** One solution, in a time that runs from the noise, at {@code 1 - range.high}, to the data. */
  private final class Run {

    private final Field field;
    private final StepListener listener;
    private final StepControl control = new StepControl(absolute, relative);
    private final double end = 1 - range.low();
    private double s = 1 - range.high();
    private int accepted;

    Run(Field field, StepListener listener) {
      this.field = field;
      this.listener = listener;
    }

    Tensor solve(Tensor start) {
      Tensor x = start;
      Tensor slope = Scope.run(() -> slope(s, start));
      double size = control.firstStep(this::slope, s, x, slope);
      for (int tried = 0; tried < MOST_STEPS; tried++) {
        double step = overshoot ? size : Math.min(size, end - s);
        try (var scope = Scope.open()) {
          Tensor[] slopes = slopes(x, slope, step);
          Tensor next = Slopes.follow(x, slopes, DormandPrince.STAGE_WEIGHTS[6], step);
          Tensor difference = Slopes.sum(slopes, DormandPrince.ERROR_WEIGHTS, step);
          double error = control.error(difference, x, next);
          size = StepControl.nextStep(step, error);
          requireFinite(error, step);
          if (error > 1) {
            continue;
          }
          boolean done = s + step >= end;
          Tensor reached = done ? interpolated(x, next, slopes, step, (end - s) / step) : next;
          s = Math.min(end, s + step);
          accepted++;
          listener.onStep(accepted, 0, time(s), reached);
          if (done) {
            return scope.escape(reached);
          }
          scope.escape(next);
          scope.escape(slopes[DormandPrince.STAGES - 1]);
          x.close();
          slope.close();
          x = next;
          slope = slopes[DormandPrince.STAGES - 1];
        }
      }
      throw new IllegalStateException(
          "dopri5 reached only time "
              + time(s)
              + " in "
              + MOST_STEPS
              + " steps; the field is too rough for tolerances of "
              + absolute
              + " and "
              + relative);
    }

    private Tensor[] slopes(Tensor x, Tensor first, double step) {
      Tensor[] slopes = new Tensor[DormandPrince.STAGES];
      slopes[0] = first;
      for (int i = 1; i < slopes.length; i++) {
        Tensor stage = Slopes.follow(x, slopes, DormandPrince.STAGE_WEIGHTS[i], step);
        slopes[i] = slope(s + DormandPrince.NODES[i] * step, stage);
      }
      return slopes;
    }

    /**
     * The polynomial of fourth degree through both ends, the middle and both ends' slopes, {@code
     * at} a share of the step.
     */
    private Tensor interpolated(
        Tensor before, Tensor after, Tensor[] slopes, double step, double at) {
      if (at >= 1) {
        return after;
      }
      Tensor middle = Slopes.follow(before, slopes, DormandPrince.MIDDLE_WEIGHTS, step);
      Tensor first = slopes[0].mul(step);
      Tensor last = slopes[DormandPrince.STAGES - 1].mul(step);
      Tensor a = last.sub(first).mul(2).sub(after.add(before), 8).add(middle, 16);
      Tensor b = first.mul(5).sub(last, 3).add(before, 18).add(after, 14).sub(middle, 32);
      Tensor c = last.sub(first, 4).sub(before, 11).sub(after, 5).add(middle, 16);
      return a.mul(at).add(b).mul(at).add(c).mul(at).add(first).mul(at).add(before);
    }

    private Tensor slope(double at, Tensor x) {
      Tensor velocity = field.at(x, time(at));
      return convention == TimeConvention.NOISE_AT_ZERO ? velocity : velocity.neg();
    }

    private double time(double at) {
      return convention.timeOf(1 - at);
    }

    private void requireFinite(double error, double step) {
      if (!Double.isFinite(error) || s + step == s) {
        throw new IllegalStateException(
            "dopri5 cannot go on at time "
                + time(s)
                + ": the field is not finite there, or its"
                + " steps have become nothing");
      }
    }
  }
}
