package dev.panatorch.diffusion.transport;

import java.util.Arrays;

/**
 * A path together with the direction in which time runs along it: what the times and velocities of
 * a network mean.
 *
 * @param path how data and noise are mixed
 * @param convention which end of time is noise
 */
public record Interpolant(Path path, TimeConvention convention) {

  /** Coefficients at {@code time} in [0, 1], and their derivatives with respect to it. */
  public PathPoint at(double time) {
    PathPoint point = path.at(convention.noisiness(time));
    int direction = convention.directionToNoise();
    return new PathPoint(
        point.alpha(), point.sigma(), direction * point.alphaDot(), direction * point.sigmaDot());
  }

  /**
   * One point of the path for each sample of a batch.
   *
   * @param times in [0, 1], one per sample
   */
  public PathBatch at(double[] times) {
    return new PathBatch(Arrays.stream(times).mapToObj(this::at).toList());
  }

  /** The same path with time running the other way, or this one where it runs so already. */
  public Interpolant in(TimeConvention other) {
    return other == convention ? this : new Interpolant(path, other);
  }
}
