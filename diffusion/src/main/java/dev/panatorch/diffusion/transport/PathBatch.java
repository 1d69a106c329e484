package dev.panatorch.diffusion.transport;

import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A point of the path for each sample of a batch: what a network is given in training, and what it
 * is to predict there.
 *
 * @param points one per sample
 */
public record PathBatch(List<PathPoint> points) {

  /** Copies the list. */
  public PathBatch {
    points = List.copyOf(points);
  }

  /**
   * The points {@code x} between each sample and its noise.
   *
   * @param data [B, ...], floating
   * @param noise of the same shape and dtype
   */
  public Tensor mix(Tensor data, Tensor noise) {
    return data.mul(column(PathPoint::alpha, data)).addcmul(noise, column(PathPoint::sigma, data));
  }

  /** The velocities at these points, the derivatives of {@code x} with respect to time. */
  public Tensor velocity(Tensor data, Tensor noise) {
    return data.mul(column(PathPoint::alphaDot, data))
        .addcmul(noise, column(PathPoint::sigmaDot, data));
  }

  /**
   * A number per sample, [B, 1, ...], so that it spreads over the sample's elements.
   *
   * @param like a batch [B, ...] whose dimensions, dtype and device count
   * @throws IllegalArgumentException if the batch has another number of samples
   */
  public Tensor column(ToDoubleFunction<PathPoint> value, Tensor like) {
    if (points.size() != like.size(0)) {
      throw new IllegalArgumentException(
          points.size() + " times for " + like.size(0) + " samples; each needs one");
    }
    return column(points.stream().mapToDouble(value).toArray(), like);
  }

  /** One of {@code values} per sample; otherwise as the other method. */
  public static Tensor column(double[] values, Tensor like) {
    long[] shape = new long[like.dim()];
    Arrays.fill(shape, 1);
    shape[0] = values.length;
    return Tensor.of(values, shape).to(like.device(), like.dtype());
  }
}
