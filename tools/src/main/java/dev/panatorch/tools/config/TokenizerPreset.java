package dev.panatorch.tools.config;

import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokLoss;
import dev.panatorch.maetok.MaskingConfig;

/**
 * A tokenizer and how it is trained.
 *
 * @param model the tokenizer
 * @param loss what is made small, in both stages
 * @param minCrop smallest share of a picture's shorter side that a training crop keeps
 * @param training the first stage: everything learns
 * @param tuning the second stage: the decoder of pixels alone learns
 */
public record TokenizerPreset(
    MaeTokConfig model, MaeTokLoss loss, double minCrop, TrainingSettings training, Tuning tuning) {

  /**
   * The second stage.
   *
   * @param masked share of masked tokens at its start, which falls evenly to 0 at its end;
   *     published: 0.6
   * @param training how
   */
  public record Tuning(double masked, TrainingSettings training) {

    /** The masking that a schedule then lets fall. */
    public MaskingConfig masking() {
      return new MaskingConfig(masked, masked, MaskingConfig.Draw.UNIFORM);
    }
  }
}
