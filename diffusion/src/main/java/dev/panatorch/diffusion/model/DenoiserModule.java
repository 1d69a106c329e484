package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import java.util.OptionalLong;

/** A denoiser that is a network of ours, made from its configuration. */
public abstract sealed class DenoiserModule extends Module implements Denoiser
    permits DiffusionTransformer, UVit {

  DenoiserModule() {}

  /** What this network is. */
  public abstract DenoiserConfig config();

  /** The embedding of the tokens' positions. */
  abstract Tensor positions();

  /** Makes the part that maps latents to tokens [B, tokens, width]. */
  final Layer embedding(String name, Factory factory, LatentInput input, long width) {
    return switch (input) {
      case LatentInput.Tokens tokens -> child(name, new Linear(factory, tokens.channels(), width));
      case LatentInput.Patches patches -> child(name, new PatchEmbedding(factory, patches, width));
    };
  }

  @Override
  public final DType dtype() {
    return positions().dtype();
  }

  @Override
  public final Device device() {
    return positions().device();
  }

  @Override
  public final Parameterization parameterization() {
    return config().parameterization();
  }

  @Override
  public final long[] latentShape() {
    return config().input().shape();
  }

  @Override
  public final int channelDim() {
    return config().input().channelDim();
  }

  @Override
  public final long classes() {
    return config().classes();
  }

  @Override
  public final OptionalLong nullLabel() {
    return config().nullClass() ? OptionalLong.of(config().classes()) : OptionalLong.empty();
  }
}
