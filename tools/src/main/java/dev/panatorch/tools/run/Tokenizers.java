package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokWeights;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.TokenizerPreset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Opens trained tokenizers. */
public final class Tokenizers {

  private Tokenizers() {}

  /**
   * A tokenizer, ready for use: without the auxiliary decoders that trained it.
   *
   * @param path folder of a run, a checkpoint, or a file of weights in the official layout
   * @throws IOException if there is no tokenizer
   */
  public static LatentCodec open(Path path, Device device) throws IOException {
    return load(path, device);
  }

  /** The same as the model that it is. */
  static MaeTok load(Path path, Device device) throws IOException {
    SavedModel saved = SavedModel.find(path, "tokenizer");
    Weights weights = Weights.open(saved.weights());
    MaeTokConfig config = configuration(saved, weights).withAuxiliary(Map.of());
    return MaeTokWeights.load(weights, config, device);
  }

  /**
   * Makes sure that latents may be those of a tokenizer.
   *
   * @param cache where they come from
   * @throws ConfigException if they are of another shape
   */
  public static void requireLatents(LatentCodec codec, LatentLayout latents, Path cache) {
    if (!Arrays.equals(codec.latentShape(), latents.shape())) {
      throw new ConfigException(
          "%s holds latents of %s, but the tokenizer's are %s; give the tokenizer that made them"
              .formatted(
                  cache, Arrays.toString(latents.shape()), Arrays.toString(codec.latentShape())));
    }
  }

  /** What a tokenizer was made from, its auxiliary decoders among it. */
  static MaeTokConfig configuration(Path path) throws IOException {
    SavedModel saved = SavedModel.find(path, "tokenizer");
    return configuration(saved, Weights.open(saved.weights()));
  }

  private static MaeTokConfig configuration(SavedModel saved, Weights weights) throws IOException {
    return saved.description() == null
        ? MaeTokWeights.configuration(weights)
        : saved.part("preset", TokenizerPreset.class).model();
  }
}
