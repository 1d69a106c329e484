package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokWeights;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.tools.config.TokenizerPreset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

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
    try (Factory factory = Factory.uninitialized(device, DType.FLOAT32);
        var scope = Scope.open()) {
      Map<String, Tensor> values = Weights.open(saved.weights()).load();
      MaeTok model =
          saved.description() == null
              ? MaeTokWeights.load(factory, values)
              : loaded(new MaeTok(factory, saved.part("preset", TokenizerPreset.class).model()), values);
      model.eval();
      return model;
    }
  }

  private static MaeTok loaded(MaeTok model, Map<String, Tensor> values) {
    try {
      model.loadStateDict(values);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }
}
