package dev.panatorch.diffusion.transport;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a discrete diffusion that are taken, in float64, with the distribution of each step
 * back (Ho et al., 2020, equations 6 and 7). Where steps are left out, the others add more noise,
 * so that {@code alphaBar} stays what the network knows.
 *
 * @param links from the data to the noise
 */
public record NoiseChain(List<Link> links) {

  /**
   * One step. The step back from {@code x} is normal with the mean {@code dataWeight * data +
   * stateWeight * x} and a variance between two bounds.
   *
   * @param timestep what the network is told
   * @param beta variance of the noise that the step adds
   * @param alphaBar share of the data's variance that is left after the step
   * @param alphaBarBefore the same before it; 1 for the first
   * @param logVarianceLow of the step back if the data were one point; for the first step, where
   *     that is 0, that of the second
   */
  public record Link(
      int timestep, double beta, double alphaBar, double alphaBarBefore, double logVarianceLow) {

    /** Weight of the data in the mean of the step back. */
    public double dataWeight() {
      return beta * Math.sqrt(alphaBarBefore) / (1 - alphaBar);
    }

    /** Weight of {@code x} in the mean of the step back. */
    public double stateWeight() {
      return (1 - alphaBarBefore) * Math.sqrt(1 - beta) / (1 - alphaBar);
    }

    /** The upper bound of the variance: that of the step itself. */
    public double logVarianceHigh() {
      return Math.log(beta);
    }

    private static double variance(double beta, double alphaBar, double alphaBarBefore) {
      return beta * (1 - alphaBarBefore) / (1 - alphaBar);
    }
  }

  /** Copies the list. */
  public NoiseChain {
    links = List.copyOf(links);
  }

  static NoiseChain of(NoiseSteps process, int[] timesteps) {
    int count = timesteps.length;
    double[] kept = new double[count];
    double[] betas = new double[count];
    double[] variances = new double[count];
    for (int i = 0; i < count; i++) {
      kept[i] = process.alphaBar(timesteps[i]);
      double before = i == 0 ? 1 : kept[i - 1];
      betas[i] = 1 - kept[i] / before;
      variances[i] = Link.variance(betas[i], kept[i], before);
    }
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double variance = variances[i == 0 && count > 1 ? 1 : i];
      links.add(
          new Link(timesteps[i], betas[i], kept[i], i == 0 ? 1 : kept[i - 1], Math.log(variance)));
    }
    return new NoiseChain(links);
  }
}
