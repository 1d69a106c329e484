package dev.panatorch.diffusion.transport;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the times and the outputs of a network mean. It does not show in the weights, so it is
 * recorded with every network and never guessed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "process")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Flow.class, name = "flow"),
  @JsonSubTypes.Type(value = NoiseSteps.class, name = "noise_steps")
})
public sealed interface Parameterization permits Flow, NoiseSteps {}
