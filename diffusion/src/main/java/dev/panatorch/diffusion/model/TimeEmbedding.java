package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.ModelCost;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.Sequential;
import org.jspecify.annotations.Nullable;

/**
 * Embeds times: 256 sinusoids, then a perceptron of two layers. Times are not scaled. Models for
 * guidance-free training add a linear map of 512 sinusoids of the temperature to those of the time.
 */
final class TimeEmbedding extends Module {

  private static final int SINUSOIDS = 256;
  private static final int TEMPERATURE_SINUSOIDS = 512;

  /** Brings temperatures from [0, 1] to the range that the sinusoids were made for. */
  private static final double TEMPERATURE_SCALE = 1000;

  private final Linear first;
  private final Sequential mlp;
  private final @Nullable Linear temperature;

  TimeEmbedding(Factory factory, long width, boolean takesTemperature) {
    this.first = new Linear(factory, SINUSOIDS, width);
    this.mlp = child("mlp", new Sequential(first, Tensor::silu, new Linear(factory, width, width)));
    this.temperature =
        takesTemperature
            ? child("cond_proj", new Linear(factory, TEMPERATURE_SINUSOIDS, SINUSOIDS, false))
            : null;
  }

  /** What it costs. */
  static ModelCost cost(long width, boolean takesTemperature) {
    return ModelCost.linear(1, SINUSOIDS, width)
        .plus(ModelCost.linear(1, width, width))
        .plus(ModelCost.linear(takesTemperature ? 1 : 0, TEMPERATURE_SINUSOIDS, SINUSOIDS));
  }

  /**
   * Maps times [B] to [B, width]. The sinusoids are computed in float32.
   *
   * @param temperatures [B], or null for 1 where the model takes them
   */
  Tensor forward(Tensor times, @Nullable Tensor temperatures) {
    return Scope.run(() -> {
      Tensor waves = waves(times, SINUSOIDS);
      if (temperature == null) {
        return mlp.forward(waves);
      }
      Tensor taken = temperatures == null ? times.onesLike() : temperatures;
      Tensor added =
          temperature.forward(waves(taken.mul(TEMPERATURE_SCALE), TEMPERATURE_SINUSOIDS));
      return mlp.forward(waves.add(added));
    });
  }

  private Tensor waves(Tensor times, int count) {
    return PositionEmbedding.ofTimes(times, count).to(first.weight().dtype());
  }
}
