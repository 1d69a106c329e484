package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.Autocast;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Normal distributions with diagonal covariance, as in Stable Diffusion's autoencoder. */
record KlBottleneck(BottleneckConfig.Kl config) implements Bottleneck {

  private static final double LEAST = -30;
  private static final double MOST = 20;

  /** The first half of the channels are means, the second half logarithms of variances. */
  @Override
  public Result forward(Tensor numbers, @Nullable UnaryOperator<Tensor> noise, boolean penalized) {
    Tensor[] halves = numbers.chunk(2, -1);
    Tensor mean = halves[0];
    Tensor logVariance = halves[1].clamp(LEAST, MOST);
    Tensor latents =
        noise == null
            ? mean
            : Scope.run(() -> mean.addcmul(logVariance.mul(0.5).exp(), noise.apply(mean)));
    if (!penalized) {
      return new Result(latents, null, Map.of());
    }
    Tensor divergence = divergence(mean, logVariance);
    return new Result(latents, divergence.mul(config.weight()), Map.of("kl", divergence));
  }

  /** From the standard normal, summed over the latents of an image; the mean over the images. */
  private static Tensor divergence(Tensor mean, Tensor logVariance) {
    try (var full = Autocast.disable(mean.device())) {
      return Scope.run(() -> {
        DType type = mean.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        Tensor m = mean.to(type);
        Tensor l = logVariance.to(type);
        Tensor each = m.square().add(l.exp()).sub(1L).sub(l);
        return each.flatten(1).sum(1).mean().mul(0.5);
      });
    }
  }
}
