package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.runtime.nn.Module;
import java.util.OptionalLong;

/** A denoiser that is a network of ours, made from its configuration. */
public abstract sealed class DenoiserModule extends Module implements Denoiser
    permits DiffusionTransformer, UVit {

  DenoiserModule() {}

  /** What this network is. */
  public abstract DenoiserConfig config();

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
