package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.Sample;

/** A cached latent with the picture that it was made of; named and labelled as the latent. */
public record PicturedLatent(LatentSample latent, ImageSample picture) implements Sample {
  @Override
  public String id() {
    return latent.id();
  }

  @Override
  public long label() {
    return latent.label();
  }
}
