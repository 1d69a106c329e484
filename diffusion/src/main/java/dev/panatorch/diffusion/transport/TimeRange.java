package dev.panatorch.diffusion.transport;

/**
 * The part of a path that is trained or sampled, in noisiness: 0 is data, 1 is noise. Where a
 * quantity is infinite at an end, the range stops short of it.
 *
 * @param low in [0, 1)
 * @param high in (low, 1]
 */
public record TimeRange(double low, double high) {

  /** The whole path. */
  public static final TimeRange WHOLE = new TimeRange(0, 1);

  private static final double EPSILON = 1e-3;
  private static final double CLOSEST = 1e-5;

  /** Checks the order. */
  public TimeRange {
    if (!(0 <= low && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "a range of times needs 0 <= low < high <= 1, not [" + low + ", " + high + "]");
    }
  }

  /**
   * What SiT trains on: the whole path for velocities of the linear and the cosine path, 0.001 less
   * at both ends for their noise and score, and for the variance-preserving path, whose velocity is
   * infinite at the data, 0.00001 less there.
   */
  public static TimeRange training(Path path, Prediction prediction) {
    return path == Path.VARIANCE_PRESERVING
        ? new TimeRange(CLOSEST, 1)
        : inner(prediction, EPSILON);
  }

  /** What SiT's solvers cross: as in training, and 0.001 from the data for variance-preserving. */
  public static TimeRange sampling(Path path, Prediction prediction) {
    return path == Path.VARIANCE_PRESERVING
        ? new TimeRange(EPSILON, 1)
        : inner(prediction, EPSILON);
  }

  private static TimeRange inner(Prediction prediction, double epsilon) {
    return prediction == Prediction.VELOCITY ? WHOLE : new TimeRange(epsilon, 1 - epsilon);
  }

  /** The same up to another end on the side of the noise, if that is lower. */
  public TimeRange below(double newHigh) {
    return new TimeRange(low, Math.min(high, newHigh));
  }

  /** Brings a number from [0, 1] linearly into this range. */
  public double spread(double noisiness) {
    return low + noisiness * (high - low);
  }
}
