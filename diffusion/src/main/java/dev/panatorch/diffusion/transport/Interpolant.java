package dev.panatorch.diffusion.transport;

import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A path together with the direction in which time runs along it: what the times and velocities of
 * a network mean.
 *
 * @param path how data and noise are mixed
 * @param convention which end of time is noise
 */
public record Interpolant(Path path, TimeConvention convention) {

  /**
   * Points of the path with their velocities.
   *
   * @param point {@code x}, of the data's shape and dtype
   * @param velocity the derivative of {@code x} with respect to time, of the same shape
   */
  public record Pair(Tensor point, Tensor velocity) {}

  /** Coefficients at {@code time} in [0, 1], and their derivatives with respect to it. */
  public PathPoint at(double time) {
    PathPoint point = path.at(convention.noisiness(time));
    int direction = convention.directionToNoise();
    return new PathPoint(
        point.alpha(), point.sigma(), direction * point.alphaDot(), direction * point.sigmaDot());
  }

  /**
   * Points between each sample and its noise, each at a time of its own, and the velocities there:
   * what a velocity network is given and trained to predict.
   *
   * @param data [B, ...], floating
   * @param noise of the same shape and dtype
   * @param times B times in [0, 1]
   * @throws IllegalArgumentException if the number of times is not the number of samples
   */
  public Pair mix(Tensor data, Tensor noise, double[] times) {
    PathPoint[] points = Arrays.stream(times).mapToObj(this::at).toArray(PathPoint[]::new);
    Tensor alpha = column(points, PathPoint::alpha, data);
    Tensor sigma = column(points, PathPoint::sigma, data);
    Tensor alphaDot = column(points, PathPoint::alphaDot, data);
    Tensor sigmaDot = column(points, PathPoint::sigmaDot, data);
    return new Pair(
        data.mul(alpha).addcmul(noise, sigma), data.mul(alphaDot).addcmul(noise, sigmaDot));
  }

  /**
   * One coefficient per sample, shaped [B, 1, ...] so that it spreads over the sample's elements.
   */
  private static Tensor column(
      PathPoint[] points, ToDoubleFunction<PathPoint> coefficient, Tensor data) {
    if (points.length != data.size(0)) {
      throw new IllegalArgumentException(
          points.length + " times for " + data.size(0) + " samples; each needs one");
    }
    long[] shape = new long[data.dim()];
    Arrays.fill(shape, 1);
    shape[0] = points.length;
    double[] values = Arrays.stream(points).mapToDouble(coefficient).toArray();
    return Tensor.of(values, shape).to(data.device(), data.dtype());
  }
}
