package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokTask.MaskSchedule;
import dev.panatorch.maetok.MaeTokTask.Recipe;
import dev.panatorch.maetok.MaeTokWeights;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.StateDictException;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.tools.config.TokenizerPreset;
import dev.panatorch.tools.config.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * One stage of a tokenizer's training.
 *
 * @param preset with the model as this stage trains it
 * @param start what it starts from
 */
record TokenizerStage(TokenizerPreset preset, TokenizerStart start) {

  /**
   * The stage that is asked for. In the second one the model is that of the given tokenizer,
   * without auxiliary decoders.
   */
  static TokenizerStage of(TokenizerPreset preset, TokenizerStart start) throws IOException {
    if (start.stage() == 1) {
      return new TokenizerStage(preset, start);
    }
    MaeTokConfig trained =
        Tokenizers.configuration(Objects.requireNonNull(start.from())).withAuxiliary(Map.of());
    MaeTokConfig model =
        trained.masking().enabled() ? trained.withMasking(preset.tuning().masking()) : trained;
    return new TokenizerStage(preset.with(model), start);
  }

  TrainingSettings training() {
    return start.stage() == 1 ? preset.training() : preset.tuning().training();
  }

  /** The model with its initial values; what does not learn is frozen. */
  MaeTok model(Device device, long seed) throws IOException {
    try (Factory factory = Factory.of(device, Seeds.derive(seed, "initial values"))) {
      var model = new MaeTok(factory, preset.model());
      try {
        if (start.from() != null) {
          copy(start.from(), model);
        }
      } catch (IOException | RuntimeException e) {
        model.close();
        throw e;
      }
      if (start.stage() == 2) {
        model.freezeEncoder();
      }
      return model;
    }
  }

  private static void copy(Path from, MaeTok model) throws IOException {
    Weights weights = Weights.open(SavedModel.find(from, "tokenizer").weights());
    try {
      MaeTokWeights.copy(weights, model);
    } catch (StateDictException e) {
      throw new IOException(
          "%s is another tokenizer than the preset's; --preset and --set must say what it is: %s"
              .formatted(from, e.getMessage()),
          e);
    }
  }

  /** How this stage goes. */
  Recipe recipe() {
    Optimization tokenizer = training().optimization();
    var discriminator =
        new Optimization(
            tokenizer.adamW(), tokenizer.learningRate(), tokenizer.maxGradNorm(), null);
    MaskSchedule schedule =
        start.stage() == 1 ? MaskSchedule.CONSTANT : new MaskSchedule(training().images());
    return new Recipe(tokenizer, discriminator, schedule, preset.loss().maskedOnly());
  }
}
