package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.Sequential;

/** Embeds times: 256 sinusoids, then a perceptron of two layers. Times are not scaled. */
final class TimeEmbedding extends Module implements Layer {

  private static final int SINUSOIDS = 256;

  private final Linear first;
  private final Sequential mlp;

  TimeEmbedding(Factory factory, long width) {
    this.first = new Linear(factory, SINUSOIDS, width);
    this.mlp = child("mlp", new Sequential(first, Tensor::silu, new Linear(factory, width, width)));
  }

  /** Maps times [B] to [B, width]. The sinusoids are computed in float32. */
  @Override
  public Tensor forward(Tensor times) {
    return Scope.run(
        () -> mlp.forward(PositionEmbedding.ofTimes(times, SINUSOIDS).to(first.weight().dtype())));
  }
}
