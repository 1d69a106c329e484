package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.TensorEntry;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokenizers from weights: strictly, so that nothing keeps a random value unnoticed. */
public final class MaeTokWeights {

  private MaeTokWeights() {}

  /**
   * Loads published weights; the configuration follows from names and shapes.
   *
   * @param fileOrFolder safetensors or a PyTorch checkpoint, as {@link Weights#open} takes
   * @return the model in evaluation mode
   * @throws IllegalArgumentException if the file holds another kind of model
   * @throws dev.panatorch.runtime.nn.StateDictException listing missing and extra names; of those
   *     that nothing uses, the decoders' patch and position embeddings may be missing
   */
  public static MaeTok load(Path fileOrFolder, Device device) throws IOException {
    Weights weights = Weights.open(fileOrFolder);
    return load(weights, configuration(weights), device);
  }

  /**
   * Loads weights of a known configuration; otherwise as {@link #load(Path, Device)}. Auxiliary
   * decoders that the configuration does not have are left out.
   */
  public static MaeTok load(Weights weights, MaeTokConfig config, Device device)
      throws IOException {
    var model = new MaeTok(Factory.uninitialized(device, DType.FLOAT32), config);
    try {
      copy(weights, model);
      model.eval();
      return model;
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** Copies weights into a model that there is; otherwise as {@link #load(Path, Device)}. */
  public static void copy(Weights weights, MaeTok model) throws IOException {
    try (var scope = Scope.open()) {
      model.loadStateDict(complete(model, weights.load()));
    }
  }

  /** What the names and shapes of weights tell of the model. */
  public static MaeTokConfig configuration(Weights weights) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends TensorEntry> entry : weights.tensors().entrySet()) {
      shapes.put(entry.getKey(), entry.getValue().shape());
    }
    try {
      return MaeTokLayout.infer(shapes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          weights.file() + ": " + e.getMessage() + ". Give the weights of a MAETok tokenizer", e);
    }
  }

  /** Adds zeros for what is missing and unused, and drops what no tokenizer uses. */
  private static Map<String, Tensor> complete(MaeTok model, Map<String, Tensor> values) {
    Map<String, Tensor> own = model.stateDict();
    Map<String, Tensor> complete = new LinkedHashMap<>(values);
    complete
        .keySet()
        .removeIf(name -> MaeTokLayout.isLeftOver(name, model.config().auxiliary().keySet()));
    for (String name : MaeTokLayout.unused(model.config())) {
      Tensor target = own.get(name);
      if (target != null && !values.containsKey(name)) {
        complete.put(name, target.detach().zerosLike());
      }
    }
    return complete;
  }
}
