package dev.panatorch.diffusion.transport;

import dev.panatorch.runtime.Tensor;

/**
 * What a network of continuous time puts out. Each follows from any other and the point {@code x}
 * by {@link PathPoint}; samplers follow velocities. SiT (Ma et al., 2024), section 2.3.
 */
public enum Prediction {
  /** The velocity, {@code alphaDot * data + sigmaDot * noise}. */
  VELOCITY {
    @Override
    public Tensor velocity(Tensor output, Tensor x, PathPoint point) {
      return output;
    }

    @Override
    public Tensor error(Tensor output, PathBatch points, Tensor data, Tensor noise) {
      return output.sub(points.velocity(data, noise));
    }
  },
  /** The noise in {@code x}. */
  NOISE {
    @Override
    public Tensor velocity(Tensor output, Tensor x, PathPoint point) {
      return point.velocityOfNoise(output, x);
    }

    @Override
    public Tensor error(Tensor output, PathBatch points, Tensor data, Tensor noise) {
      return output.sub(noise);
    }
  },
  /** The score, {@code -noise / sigma}. Its error is that of the noise it stands for. */
  SCORE {
    @Override
    public Tensor velocity(Tensor output, Tensor x, PathPoint point) {
      return point.velocityOfScore(output, x);
    }

    @Override
    public Tensor error(Tensor output, PathBatch points, Tensor data, Tensor noise) {
      return output.mul(points.column(PathPoint::sigma, output)).add(noise);
    }
  };

  /**
   * The velocity that an output stands for.
   *
   * @param output of a network, [B, ...]
   * @param x the point that the network was given, of the same shape and dtype
   * @param point the common point of the path
   */
  public abstract Tensor velocity(Tensor output, Tensor x, PathPoint point);

  /**
   * The difference, element by element, whose square is the loss.
   *
   * @param output of the network, [B, ...]
   * @param data of the same shape and dtype, as {@code noise}
   */
  public abstract Tensor error(Tensor output, PathBatch points, Tensor data, Tensor noise);
}
