package dev.panatorch.diffusion;

import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.model.TransformerSize;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;

/** MAETok's SiT, small. */
public final class SmallSit {

  private SmallSit() {}

  /** On tokens, with noise at time 1. */
  public static TransformerConfig config(
      long tokens, long channels, Backbone backbone, long classes) {
    var input = new LatentInput.Tokens(tokens, channels);
    return TransformerConfig.sit(input, TransformerSize.S, classes).with(backbone);
  }

  /**
   * A network of ten classes, for evaluation.
   *
   * @param deviation of the weights that training begins with at 0, where all outputs would be
   */
  public static DiffusionTransformer of(
      Factory random, long tokens, long channels, Backbone backbone, double deviation) {
    var model = new DiffusionTransformer(random, config(tokens, channels, backbone, 10));
    model
        .parameters()
        .forEach((name, value) -> {
          if (name.contains("adaLN") || name.startsWith("final_layer")) {
            Init.normal(value, deviation, random);
          }
        });
    model.eval();
    return model;
  }
}
