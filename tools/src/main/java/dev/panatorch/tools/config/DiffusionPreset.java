package dev.panatorch.tools.config;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.training.LossConfig;

/**
 * A denoiser and how it is trained; the shape of its latents and its classes come from the latents.
 *
 * @param network the transformer
 * @param loss what is made small
 * @param normalization of the latents
 * @param sampling how images are made
 * @param training how it is trained
 */
public record DiffusionPreset(
    NetworkPreset network,
    LossConfig loss,
    Normalization normalization,
    SamplingSettings sampling,
    TrainingSettings training) {

  /** What latents are shifted and scaled by. */
  public enum Normalization {
    /** Nothing. */
    NONE,
    /** One mean and one deviation for all of them, as MAETok. */
    SCALAR,
    /** A mean and a deviation for each channel, as LightningDiT. */
    PER_CHANNEL
  }
}
