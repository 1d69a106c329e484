package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.function.ToLongFunction;

/**
 * The mean squared error of a denoiser's velocities at random points of the paths from data to
 * noise: flow matching (Lipman et al., 2023), SiT equation 3. Holds generators, so one thread at a
 * time may use it.
 */
public final class VelocityLoss implements AutoCloseable {

  private final Denoiser denoiser;
  private final TimeSampling times;
  private final double labelDropout;
  private final Generator host = Generator.of(Device.CPU, 0);
  private final Generator local;

  /**
   * A loss for one denoiser.
   *
   * @param times how the points on the paths are drawn
   * @param labelDropout probability that a class is replaced by the null class, so that the network
   *     learns the unconditional velocity as well
   */
  public VelocityLoss(Denoiser denoiser, TimeSampling times, double labelDropout) {
    this.denoiser = denoiser;
    this.times = times;
    this.labelDropout = labelDropout;
    this.local = Generator.of(denoiser.device(), 0);
  }

  /**
   * The loss of a batch, a float32 tensor of no dimensions.
   *
   * @param latents normalised, float32 [B, ...], on the denoiser's device
   * @param labels int64 [B]
   * @param seeds the seed for each purpose: {@code time}, {@code noise}, {@code label}
   */
  public Tensor of(Tensor latents, Tensor labels, ToLongFunction<String> seeds) {
    int count = (int) latents.size(0);
    Interpolant interpolant = denoiser.interpolant();
    return Scope.run(() -> {
      host.seed(seeds.applyAsLong("time"));
      double[] drawn = times.times(count, interpolant, host);
      local.seed(seeds.applyAsLong("noise"));
      Tensor noise = Torch.randn(latents.shape(), local, latents.dtype(), latents.device());
      Interpolant.Pair pair = interpolant.mix(latents, noise, drawn);
      Tensor time = Tensor.of(drawn, count).to(latents.device(), DType.FLOAT32);
      Tensor known = dropped(labels, seeds.applyAsLong("label"));
      Tensor predicted = denoiser.forward(pair.point().to(denoiser.dtype()), time, known);
      return predicted.to(DType.FLOAT32).mseLoss(pair.velocity());
    });
  }

  private Tensor dropped(Tensor labels, long seed) {
    local.seed(seed);
    Tensor draws = Torch.rand(labels.shape(), local, DType.FLOAT32, labels.device());
    return labels.maskedFill(draws.lt(labelDropout), denoiser.nullLabel());
  }

  @Override
  public void close() {
    host.close();
    local.close();
  }
}
