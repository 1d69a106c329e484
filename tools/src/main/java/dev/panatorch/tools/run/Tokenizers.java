package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokWeights;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.TokenizerPreset;
import java.io.IOException;
import java.nio.file.Path;

/** Opens trained tokenizers. */
public final class Tokenizers {

  private Tokenizers() {}

  /**
   * A tokenizer, ready for use.
   *
   * @param path folder of a run, a checkpoint, or a file of weights in the official layout
   * @throws IOException if there is no tokenizer
   */
  public static LatentCodec open(Path path, Device device) throws IOException {
    SavedModel saved = SavedModel.find(path, "tokenizer");
    if (saved.description() == null) {
      return MaeTokWeights.load(saved.weights(), device);
    }
    MaeTokConfig config = saved.part("preset", TokenizerPreset.class).model();
    return MaeTokWeights.load(Weights.open(saved.weights()), config, device);
  }
}
