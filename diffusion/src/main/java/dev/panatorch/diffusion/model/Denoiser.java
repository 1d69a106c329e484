package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.sampling.ConditionalVelocity;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/** A network that predicts the velocities of latents of given classes. */
public interface Denoiser {

  /**
   * The velocities.
   *
   * @param x latents on the path, [B, shape...], of the network's dtype
   * @param times [B], float32 or float64, in the interpolant's convention, not scaled
   * @param labels classes [B], int64, from 0 to {@link #nullLabel}
   * @return of the shape and dtype of {@code x}
   */
  Tensor forward(Tensor x, Tensor times, Tensor labels);

  /** What the times and the velocities mean. */
  Interpolant interpolant();

  /** Shape of one latent. */
  long[] latentShape();

  /** The class that stands for none. */
  long nullLabel();

  /** Type of the weights. */
  DType dtype();

  /** Where the weights lie. */
  Device device();

  /** The field of velocities that samplers follow: float64 outside, the network's dtype inside. */
  default ConditionalVelocity field() {
    return (x, time, labels) ->
        Scope.run(() -> {
          long[] batch = {x.size(0)};
          Tensor times = Torch.full(batch, time, DType.FLOAT32, x.device());
          return forward(x.to(dtype()), times, labels).to(DType.FLOAT64);
        });
  }
}
