package dev.panatorch.diffusion.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.ModelCost;

/** All that is needed to make a network again: its shape, and what it puts out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "network")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TransformerConfig.class, name = "transformer"),
  @JsonSubTypes.Type(value = UVitConfig.class, name = "uvit")
})
public sealed interface DenoiserConfig permits TransformerConfig, UVitConfig {

  /** The latents it works on. */
  LatentInput input();

  /** Number of classes, the null class not counted. */
  long classes();

  /** Whether there is a class that stands for none; its number is {@link #classes}. */
  boolean nullClass();

  /** What the times and the outputs mean. */
  Parameterization parameterization();

  /** What one evaluation costs for one image, without guidance and without a projector. */
  ModelCost cost();

  /**
   * Makes the network.
   *
   * @param factory where it has no generator, values are left for {@code loadStateDict}
   */
  default DenoiserModule create(Factory factory) {
    return switch (this) {
      case TransformerConfig config -> new DiffusionTransformer(factory, config);
      case UVitConfig config -> new UVit(factory, config);
    };
  }
}
