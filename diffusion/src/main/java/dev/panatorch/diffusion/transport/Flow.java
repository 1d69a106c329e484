package dev.panatorch.diffusion.transport;

import java.util.Objects;

/**
 * A network of continuous time in [0, 1] that is made for a path between data and noise: SiT,
 * LightningDiT, and all of flow matching.
 *
 * @param path how data and noise are mixed
 * @param convention which end of time is noise
 * @param prediction what the network puts out
 */
public record Flow(Path path, TimeConvention convention, Prediction prediction)
    implements Parameterization {

  /** Linear path, velocities, noise at time 1: REPA and MAETok. */
  public static final Flow NOISE_AT_ONE =
      new Flow(Path.LINEAR, TimeConvention.NOISE_AT_ONE, Prediction.VELOCITY);

  /** Linear path, velocities, noise at time 0: the published SiT and LightningDiT. */
  public static final Flow NOISE_AT_ZERO =
      new Flow(Path.LINEAR, TimeConvention.NOISE_AT_ZERO, Prediction.VELOCITY);

  /** Refuses null. */
  public Flow {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(convention, "convention");
    Objects.requireNonNull(prediction, "prediction");
  }

  /** The path with its direction of time. */
  public Interpolant interpolant() {
    return new Interpolant(path, convention);
  }

  /** The part of the path to train on. */
  public TimeRange trainingRange() {
    return TimeRange.training(path, prediction);
  }

  /** The part of the path that solvers cross. */
  public TimeRange samplingRange() {
    return TimeRange.sampling(path, prediction);
  }
}
