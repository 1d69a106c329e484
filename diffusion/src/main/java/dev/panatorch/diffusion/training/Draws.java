package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.train.Clock;

/**
 * What a loss draws for a batch, each kind from a seed of its own. Times come from the CPU, for
 * they are needed on both sides; all else is drawn on the device.
 */
final class Draws implements AutoCloseable {

  private final Generator host = Generator.of(Device.CPU, 0);
  private final Generator local;
  private final Denoiser denoiser;
  private final double labelDropout;

  Draws(Denoiser denoiser, double labelDropout) {
    if (labelDropout > 0 && denoiser.nullLabel().isEmpty()) {
      throw new IllegalArgumentException(
          "labels cannot be dropped: the network has no class that stands for none");
    }
    this.denoiser = denoiser;
    this.labelDropout = labelDropout;
    this.local = Generator.of(denoiser.device(), 0);
  }

  /** The generator for times, on the CPU. */
  Generator times(Clock clock) {
    return clock.seed(host, "time");
  }

  /** Standard normal noise of the latents' shape and dtype. */
  Tensor noise(Tensor latents, Clock clock) {
    clock.seed(local, "noise");
    return Torch.randn(latents.shape(), local, latents.dtype(), latents.device());
  }

  /** Which labels are dropped, bool [B]. */
  Tensor dropped(Tensor labels, Clock clock) {
    clock.seed(local, "label");
    return Torch.rand(labels.shape(), local, DType.FLOAT32, labels.device()).lt(labelDropout);
  }

  /** The labels, and the null class where they are dropped. */
  Tensor known(Tensor labels, Tensor dropped) {
    return denoiser.nullLabel().isEmpty()
        ? labels
        : labels.maskedFill(dropped, denoiser.nullLabel().getAsLong());
  }

  /** Temperatures of guidance-free training, uniform, and 1 where the label is dropped: [B]. */
  Tensor temperatures(Tensor dropped, Clock clock) {
    clock.seed(local, "temperature");
    return Torch.rand(dropped.shape(), local, DType.FLOAT32, dropped.device())
        .maskedFill(dropped, 1.0);
  }

  @Override
  public void close() {
    host.close();
    local.close();
  }
}
