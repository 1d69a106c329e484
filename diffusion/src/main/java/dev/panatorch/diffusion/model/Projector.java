package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.ModuleList;
import dev.panatorch.runtime.nn.Sequential;
import java.util.List;

/** REPA's map from tokens to a teacher's features. */
final class Projector {

  private Projector() {}

  /** One projector in a list, as the official models have it. */
  static ModuleList<Sequential> of(Factory factory, long width, ProjectorConfig config) {
    long hidden = config.hidden();
    return new ModuleList<>(
        List.of(
            new Sequential(
                new Linear(factory, width, hidden),
                Tensor::silu,
                new Linear(factory, hidden, hidden),
                Tensor::silu,
                new Linear(factory, hidden, config.features()))));
  }
}
