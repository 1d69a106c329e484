package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.LossWeighting;
import dev.panatorch.diffusion.transport.NoiseChain;
import dev.panatorch.diffusion.transport.NoiseChain.Link;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.PathBatch;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The loss of DiT: the mean squared error of the noise, and where the variance is learned, the
 * variational bound in bits per dimension, which trains the variance alone (Nichol and Dhariwal,
 * 2021, section 3.1).
 */
public final class NoiseStepsLoss implements DiffusionLoss {

  private final Denoiser denoiser;
  private final NoiseSteps process;
  private final NoiseChain chain;
  private final Draws draws;

  /**
   * A loss for one denoiser.
   *
   * @throws IllegalArgumentException if the configuration asks for what this loss has not
   */
  public NoiseStepsLoss(Denoiser denoiser, NoiseSteps process, LossConfig config) {
    if (config.weighting() != LossWeighting.NONE
        || config.directionWeight() > 0
        || config.alignmentWeight() > 0
        || config.guidanceFree()) {
      throw new IllegalArgumentException(
          "the loss of numbered steps has no weighting, direction, alignment or guidance-free"
              + " training; choose the process \"flow\" for these");
    }
    this.denoiser = denoiser;
    this.process = process;
    this.chain = process.chain();
    this.draws = new Draws(denoiser, config.labelDropout());
  }

  @Override
  public Loss of(Tensor latents, Tensor labels, @Nullable Tensor features, Clock clock) {
    try (var scope = Scope.open()) {
      long[] steps =
          Torch.randint(0, process.steps(), new long[] {latents.size(0)}, draws.times(clock))
              .toLongArray();
      Link[] links =
          Arrays.stream(steps).mapToObj(i -> chain.links().get((int) i)).toArray(Link[]::new);
      Tensor noise = draws.noise(latents, clock);
      Tensor x =
          latents
              .mul(column(links, link -> Math.sqrt(link.alphaBar()), latents))
              .addcmul(noise, column(links, link -> Math.sqrt(1 - link.alphaBar()), latents));
      Tensor time = Tensor.of(steps, steps.length).to(latents.device(), DType.FLOAT32);
      Tensor known = draws.known(labels, draws.dropped(labels, clock));
      Tensor output = denoiser.forward(x.to(denoiser.dtype()), time, known).to(DType.FLOAT32);
      if (!process.learnedVariance()) {
        return new Loss(scope.escape(output.mseLoss(noise)), Map.of());
      }
      Tensor[] halves = output.chunk(2, denoiser.channelDim());
      Tensor squared = halves[0].mseLoss(noise);
      Tensor bound = Scope.run(() -> bound(latents, x, halves[0].detach(), halves[1], links));
      Tensor total = squared.add(bound);
      scope.escape(total);
      scope.escape(squared);
      scope.escape(bound);
      return new Loss(total, Map.of("squared_error", squared, "bound", bound));
    }
  }

  /** The bound in bits per dimension: of the step back, or of the data where that is all. */
  private static Tensor bound(Tensor data, Tensor x, Tensor predicted, Tensor share, Link[] links) {
    Tensor dataWeight = column(links, Link::dataWeight, x);
    Tensor stateWeight = column(links, Link::stateWeight, x);
    Tensor low = column(links, Link::logVarianceLow, x);
    Tensor high = column(links, Link::logVarianceHigh, x);
    Tensor guess =
        x.mul(column(links, link -> Math.sqrt(1 / link.alphaBar()), x))
            .sub(predicted.mul(column(links, link -> Math.sqrt(1 / link.alphaBar() - 1), x)));
    Tensor kept = x.mul(stateWeight);
    Tensor truth = kept.addcmul(data, dataWeight);
    Tensor mean = kept.addcmul(guess, dataWeight);
    Tensor logVariance = low.lerp(high, share.add(1.0).mul(0.5));

    Tensor back = GaussianBounds.divergence(truth, low, mean, logVariance);
    Tensor first = GaussianBounds.negativeLogLikelihood(data, mean, logVariance);
    Tensor isFirst = column(links, link -> link.timestep() == 0 ? 1 : 0, x).to(DType.BOOL);
    return isFirst.where(first, back).mean().div(Math.log(2));
  }

  private static Tensor column(Link[] links, ToDoubleFunction<Link> value, Tensor like) {
    return PathBatch.column(Arrays.stream(links).mapToDouble(value).toArray(), like);
  }

  @Override
  public void close() {
    draws.close();
  }
}
