package dev.panatorch.tools.config;

import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokLoss;
import dev.panatorch.maetok.MaskingConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer and how it is trained.
 *
 * @param model the tokenizer
 * @param loss what is made small, in both stages
 * @param sizes sides of the pictures that are trained on, of which each batch draws one (the
 *     paper's Table 13b mixes 256 and 512); empty for the model's own side alone
 * @param minCrop smallest share of a picture's shorter side that a training crop keeps
 * @param training the first stage: everything learns
 * @param tuning the second stage: the decoder of pixels alone learns
 */
public record TokenizerPreset(
    MaeTokConfig model,
    MaeTokLoss loss,
    @Nullable List<Integer> sizes,
    double minCrop,
    TrainingSettings training,
    Tuning tuning) {

  /** Checks that the model takes the sizes. */
  public TokenizerPreset {
    sizes = sizes == null ? List.of() : List.copyOf(sizes);
    for (int size : sizes) {
      model.requireSide(size);
    }
  }

  /** The sides of the pictures that are trained on. */
  public List<Integer> sides() {
    return sizes == null || sizes.isEmpty() ? List.of(model.imageSize()) : sizes;
  }

  /** The same with another tokenizer. */
  public TokenizerPreset with(MaeTokConfig other) {
    return new TokenizerPreset(other, loss, sizes, minCrop, training, tuning);
  }

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
