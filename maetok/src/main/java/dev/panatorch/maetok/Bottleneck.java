package dev.panatorch.maetok;

import dev.panatorch.runtime.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes latents of the encoder's numbers. */
interface Bottleneck {

  /** What a plain autoencoder does: nothing. */
  Bottleneck PLAIN = (numbers, noise, penalized) -> new Result(numbers, null, Map.of());

  /**
   * Latents and what keeps them in bounds.
   *
   * @param latents [N, latents, channels]
   * @param penalty weighted loss of one element; null where there is none or none was asked for
   * @param parts the same without weights, for the record
   */
  record Result(Tensor latents, @Nullable Tensor penalty, Map<String, Tensor> parts) {}

  /**
   * Maps the encoder's numbers [N, latents, numbers]; the tensors belong to the current scope.
   *
   * @param noise gives latents that are drawn standard normal numbers like their mean; null takes
   *     the mean
   * @param penalized whether the penalty is wanted
   */
  Result forward(Tensor numbers, @Nullable UnaryOperator<Tensor> noise, boolean penalized);
}
