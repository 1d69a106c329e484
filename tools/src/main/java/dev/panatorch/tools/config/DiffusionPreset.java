package dev.panatorch.tools.config;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.training.LossConfig;

/**
 * A denoiser and how it is trained; the shape of its latents and its classes come from the latents.
 *
 * <p>The presets {@code sit-*}, {@code lightningdit-*}, {@code usit-*} and {@code dit-xl-2d} of
 * published sizes keep every number of the published recipes. What differs beside numbers:
 *
 * <ul>
 *   <li>Random draws, their order and the order of the data: they follow from the run's seed alone.
 *   <li>Latents are normalised by statistics measured on the training data; MAETok, the Stable
 *       Diffusion VAE and DC-AE have constants for it. Tokenizers encode in float32, MAETok's
 *       script in bfloat16.
 *   <li>A float32 run multiplies in float32; SiT's, DiT's and MAETok's scripts allow TF32.
 *   <li>A batch of 1,024 images is four of 256 in turn, which on one device is the same update.
 *   <li>DC-AE's averages start with a decay that grows to 0.9999 over some 2,000 updates.
 *   <li>{@code lightningdit-xl}: neither path nor normalisation, time shift, dropout and clipping
 *       are told for MAETok's LightningDiT; they are LightningDiT's, but for one mean and deviation
 *       of all channels, as MAETok's SiT, and no shift. {@code usit-2b}: MAETok tells the number of
 *       updates alone; the others are DC-AE's.
 *   <li>REPA trains in float16 with a scaled loss; here its weight of 0.5 goes with bfloat16.
 * </ul>
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
