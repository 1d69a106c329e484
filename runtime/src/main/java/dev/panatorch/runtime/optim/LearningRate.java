package dev.panatorch.runtime.optim;

/** A learning rate as a function of the number of the update, from 0. */
public sealed interface LearningRate {

  /** The rate of update {@code update}. */
  double at(long update);

  /** One rate for ever. */
  static LearningRate constant(double rate) {
    return new Constant(rate);
  }

  /**
   * Half a cosine from {@code peak} down to {@code min} over {@code updates} updates, then {@code
   * min} (Loshchilov and Hutter, 2017, without restarts).
   */
  static LearningRate cosine(double peak, double min, long updates) {
    return new Cosine(peak, min, updates);
  }

  /**
   * A straight line from {@code start} up to this rate's first value over {@code updates} updates,
   * then this rate as if there had been no warm-up: the cosine counts the warm-up too, as timm's
   * schedules do.
   */
  default LearningRate withWarmUp(double start, long updates) {
    return new WarmUp(start, updates, this);
  }

  /** See {@link #constant}. */
  record Constant(double rate) implements LearningRate {
    @Override
    public double at(long update) {
      return rate;
    }
  }

  /** See {@link #cosine}. */
  record Cosine(double peak, double min, long updates) implements LearningRate {

    /** Checks that there is something to decay over. */
    public Cosine {
      if (updates < 1) {
        throw new IllegalArgumentException("a cosine needs at least one update, not " + updates);
      }
    }

    @Override
    public double at(long update) {
      return update >= updates
          ? min
          : min + 0.5 * (peak - min) * (1 + Math.cos(Math.PI * update / updates));
    }
  }

  /** See {@link #withWarmUp}. */
  record WarmUp(double start, long updates, LearningRate after) implements LearningRate {

    /** Checks the length. */
    public WarmUp {
      if (updates < 0) {
        throw new IllegalArgumentException("a warm-up of " + updates + " updates is none");
      }
    }

    @Override
    public double at(long update) {
      return update < updates ? start + update * (after.at(0) - start) / updates : after.at(update);
    }
  }
}
