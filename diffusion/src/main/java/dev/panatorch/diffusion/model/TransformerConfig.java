package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link DiffusionTransformer} is.
 *
 * @param input the latents it works on
 * @param backbone its blocks
 * @param classes number of classes, the null class not counted
 * @param nullClass whether there is a class for none, number {@code classes}
 * @param learnSigma whether the last layer has twice the channels: for a {@link NoiseSteps} process
 *     that learns its variance the second half is part of the output; for a {@link Flow} it is
 *     thrown away, as in the official SiT checkpoints
 * @param temperature whether the network takes the temperature of guidance-free training
 * @param projector maps tokens to features of a teacher, or null
 * @param parameterization what its times and outputs mean
 */
public record TransformerConfig(
    LatentInput input,
    Backbone backbone,
    long classes,
    boolean nullClass,
    boolean learnSigma,
    boolean temperature,
    @Nullable ProjectorConfig projector,
    Parameterization parameterization)
    implements DenoiserConfig {

  /** Checks that the parts fit together. */
  public TransformerConfig {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(backbone, "backbone");
    Objects.requireNonNull(parameterization, "parameterization");
    Checks.positive("classes", classes);
    Checks.size(input, backbone.depth(), backbone.width(), backbone.hidden(), classes);
    boolean patches = input instanceof LatentInput.Patches;
    long multiple = patches ? 4 : 2;
    if (backbone.width() % multiple != 0) {
      throw new IllegalArgumentException(
          "width %d must be a multiple of %d for the embedding of positions"
              .formatted(backbone.width(), multiple));
    }
    if (backbone.rotary() && backbone.headWidth() % multiple != 0) {
      throw new IllegalArgumentException(
          "heads of width %d cannot be rotated: it must be a multiple of %d"
              .formatted(backbone.headWidth(), multiple));
    }
    if (parameterization instanceof NoiseSteps steps && steps.learnedVariance() != learnSigma) {
      throw new IllegalArgumentException(
          "learnSigma is %s, but the process says %s; they must agree"
              .formatted(learnSigma, steps.learnedVariance()));
    }
    if (projector != null && projector.afterBlock() > backbone.depth()) {
      throw new IllegalArgumentException(
          "there is no block %d to project; the model has %d"
              .formatted(projector.afterBlock(), backbone.depth()));
    }
  }

  private static TransformerConfig of(
      LatentInput input, Backbone backbone, long classes, boolean sigma, Parameterization meaning) {
    return new TransformerConfig(input, backbone, classes, true, sigma, false, null, meaning);
  }

  /** MAETok's SiT on a sequence of tokens: linear path, noise at time 1. */
  public static TransformerConfig sit(
      LatentInput.Tokens input, TransformerSize size, long classes) {
    return of(input, Backbone.sit(size), classes, false, Flow.NOISE_AT_ONE);
  }

  /**
   * The original SiT on a latent map, with its unused second half of the output: linear path, noise
   * at time 0.
   */
  public static TransformerConfig sit(
      LatentInput.Patches input, TransformerSize size, long classes) {
    return of(input, Backbone.sit(size), classes, true, Flow.NOISE_AT_ZERO);
  }

  /** The original DiT: noise and variance over 1000 steps. */
  public static TransformerConfig dit(LatentInput input, TransformerSize size, long classes) {
    return of(input, Backbone.sit(size), classes, true, NoiseSteps.DIT);
  }

  /** LightningDiT as released: linear path, noise at time 0. */
  public static TransformerConfig lightningDit(
      LatentInput input, TransformerSize size, long classes) {
    return of(input, Backbone.lightningDit(size), classes, false, Flow.NOISE_AT_ZERO);
  }

  /** The same with another meaning of times and outputs. */
  public TransformerConfig with(Parameterization meaning) {
    return new TransformerConfig(
        input, backbone, classes, nullClass, learnSigma, temperature, projector, meaning);
  }

  /** The same with another inside. */
  public TransformerConfig with(Backbone newBackbone) {
    return new TransformerConfig(
        input,
        newBackbone,
        classes,
        nullClass,
        learnSigma,
        temperature,
        projector,
        parameterization);
  }

  /** The same with or without the temperature of guidance-free training. */
  public TransformerConfig withTemperature(boolean taken) {
    return new TransformerConfig(
        input, backbone, classes, nullClass, learnSigma, taken, projector, parameterization);
  }

  /** The same with a projector. */
  public TransformerConfig with(@Nullable ProjectorConfig newProjector) {
    return new TransformerConfig(
        input,
        backbone,
        classes,
        nullClass,
        learnSigma,
        temperature,
        newProjector,
        parameterization);
  }

  @Override
  public ModelCost cost() {
    long width = backbone.width();
    long tokens = input.tokens();
    return backbone
        .cost(tokens)
        .plus(TimeEmbedding.cost(width, temperature))
        .plus(input.embedding(width))
        .plus(ModelCost.norm(tokens * width))
        .plus(ModelCost.linear(1, width, 2 * width))
        .plus(ModelCost.linear(tokens, width, outputFeatures()));
  }

  /** Channels of the output. */
  long outputChannels() {
    boolean kept = parameterization instanceof NoiseSteps && learnSigma;
    return kept ? 2 * input.channels() : input.channels();
  }

  /** Numbers that the last layer yields for each token. */
  long outputFeatures() {
    return learnSigma ? 2 * input.features() : input.features();
  }
}
