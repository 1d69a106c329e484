package dev.panatorch.diffusion.sampling;

import dev.panatorch.diffusion.transport.NoiseChain;
import dev.panatorch.diffusion.transport.NoiseChain.Link;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Respacing;
import dev.panatorch.runtime.Tensor;

/**
 * Goes back the steps of a discrete diffusion, for networks that predict noise at numbered steps.
 * The last step adds no noise. The listener's times are the numbers of the steps, and -1 at the
 * data.
 *
 * @param process that the network was trained for
 * @param steps that are taken of the process's own
 * @param method the rule of a step
 * @param respacing which steps are taken
 * @param channelDim dimension of the channels in a batch, where the field's output has a second
 *     half of them for the variance
 */
public record AncestralSampler(
    NoiseSteps process, int steps, Method method, Respacing respacing, int channelDim)
    implements Sampler {

  /** The rules of a step. */
  public sealed interface Method {

    /** A draw from the step back (Ho et al., 2020), with the learned or the larger variance. */
    record Ddpm() implements Method {}

    /**
     * The implicit step of DDIM (Song et al., 2021, equation 12).
     *
     * @param eta in [0, 1]: 0 adds no noise, 1 as much as DDPM with the smaller variance
     */
    record Ddim(double eta) implements Method {

      /** Checks eta. */
      public Ddim {
        if (!(eta >= 0 && eta <= 1)) {
          throw new IllegalArgumentException("eta of DDIM is in [0, 1], not " + eta);
        }
      }
    }
  }

  /** Checks the number of steps. */
  public AncestralSampler {
    process.chain(respacing, steps);
  }

  /** DDPM on evenly spaced steps, as DiT samples. */
  public static AncestralSampler ddpm(NoiseSteps process, int steps, int channelDim) {
    return new AncestralSampler(process, steps, new Method.Ddpm(), Respacing.EVEN, channelDim);
  }

  /** DDIM on steps of one stride. */
  public static AncestralSampler ddim(NoiseSteps process, int steps, double eta, int channelDim) {
    return new AncestralSampler(
        process, steps, new Method.Ddim(eta), Respacing.STRIDED, channelDim);
  }

  @Override
  public Tensor sample(Field field, Tensor start, NoiseSource noise, StepListener listener) {
    NoiseChain chain = process.chain(respacing, steps);
    double[] times = new double[steps + 1];
    for (int i = 0; i < steps; i++) {
      times[i] = chain.links().get(steps - 1 - i).timestep();
    }
    times[steps] = -1;
    return Steps.run(
        times,
        start,
        listener,
        (x, index, time, next) -> {
          Link link = chain.links().get(steps - 1 - index);
          Tensor output = field.at(x, time);
          Tensor shock = index == steps - 1 ? x.mul(0.0) : noise.noise(index, x);
          return switch (method) {
            case Method.Ddpm ddpm -> ddpm(x, output, link, shock);
            case Method.Ddim ddim -> ddim(x, predictedNoise(output), link, shock, ddim.eta());
          };
        });
  }

  private Tensor ddpm(Tensor x, Tensor output, Link link, Tensor shock) {
    Tensor data = data(x, predictedNoise(output), link);
    Tensor mean = data.mul(link.dataWeight()).add(x, link.stateWeight());
    return link.alphaBarBefore() == 1 ? mean : mean.addcmul(deviation(output, link), shock);
  }

  private Tensor deviation(Tensor output, Link link) {
    if (!process.learnedVariance()) {
      return output.onesLike().mul(Math.exp(0.5 * link.logVarianceHigh()));
    }
    double low = link.logVarianceLow();
    double high = link.logVarianceHigh();
    // -1 is the lower bound, 1 the upper one.
    Tensor share = halves(output)[1].add(1.0).mul(0.5);
    return share.mul(high - low).add(low).mul(0.5).exp();
  }

  private static Tensor ddim(Tensor x, Tensor predicted, Link link, Tensor shock, double eta) {
    double before = link.alphaBarBefore();
    double deviation =
        eta
            * Math.sqrt((1 - before) / (1 - link.alphaBar()))
            * Math.sqrt(1 - link.alphaBar() / before);
    Tensor mean =
        data(x, predicted, link)
            .mul(Math.sqrt(before))
            .add(predicted, Math.sqrt(1 - before - deviation * deviation));
    return mean.add(shock, deviation);
  }

  private static Tensor data(Tensor x, Tensor predicted, Link link) {
    return x.mul(Math.sqrt(1 / link.alphaBar())).sub(predicted, Math.sqrt(1 / link.alphaBar() - 1));
  }

  private Tensor predictedNoise(Tensor output) {
    return process.learnedVariance() ? halves(output)[0] : output;
  }

  private Tensor[] halves(Tensor output) {
    return output.chunk(2, channelDim);
  }
}
