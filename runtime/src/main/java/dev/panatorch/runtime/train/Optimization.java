package dev.panatorch.runtime.train;

import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.EmaDecay;
import dev.panatorch.runtime.optim.LearningRate;
import org.jspecify.annotations.Nullable;

/**
 * How a module's parameters follow its gradients.
 *
 * @param adamW betas, epsilon, weight decay
 * @param learningRate by the number of the update
 * @param maxGradNorm gradients are scaled down to this common norm; infinity never scales
 * @param emaDecay decay of the average of the parameters, or null for no average
 */
public record Optimization(
    AdamW.Config adamW,
    LearningRate learningRate,
    double maxGradNorm,
    @Nullable EmaDecay emaDecay) {

  /** Checks the norm. */
  public Optimization {
    if (!(maxGradNorm > 0)) {
      throw new IllegalArgumentException("a gradient norm of at most " + maxGradNorm + " is none");
    }
  }

  /** Without clipping and without an average. */
  public static Optimization of(AdamW.Config adamW, LearningRate learningRate) {
    return new Optimization(adamW, learningRate, Double.POSITIVE_INFINITY, null);
  }

  /** Clips the gradients' norm. */
  public Optimization clipping(double maxNorm) {
    return new Optimization(adamW, learningRate, maxNorm, emaDecay);
  }

  /** Keeps an average of the parameters. */
  public Optimization averaging(double decay) {
    return averaging(EmaDecay.constant(decay));
  }

  /** Keeps an average of the parameters whose decay changes. */
  public Optimization averaging(EmaDecay decay) {
    return new Optimization(adamW, learningRate, maxGradNorm, decay);
  }
}
