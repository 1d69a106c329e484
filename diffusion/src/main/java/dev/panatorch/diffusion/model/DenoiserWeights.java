package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Parameterization;
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
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Denoisers from weights: strictly, so that nothing keeps a random value unnoticed. What a network
 * is follows from names and shapes, but not what its times and outputs mean: that must be told, for
 * with a wrong one all samples are noise and nothing fails.
 */
public final class DenoiserWeights {

  /** What DC-AE's files put before the names of a USiT. */
  private static final String UVIT_PREFIX = "uvit.";

  /** The blocks behind the projected one in the checkpoint that REPA published. */
  private static final Pattern LATER_BLOCK = Pattern.compile("decoder_blocks\\.(\\d{1,3})\\.(.*)");

  /** The map of temperatures. */
  static final String TEMPERATURE = "t_embedder.cond_proj.weight";

  private DenoiserWeights() {}

  /**
   * Loads weights in the layout of DiT, SiT, LightningDiT, MAETok, REPA or USiT.
   *
   * @param fileOrFolder safetensors or a PyTorch checkpoint, as {@link Weights#open} takes
   * @param meaning what the times and outputs mean: {@code Flow.NOISE_AT_ZERO} for the published
   *     SiT, LightningDiT and USiT, {@code Flow.NOISE_AT_ONE} for REPA and MAETok, {@code
   *     NoiseSteps.DIT} for DiT
   * @param heads where the weights do not show them and the width is not one of a published size
   * @return the network in evaluation mode
   * @throws IllegalArgumentException if the file holds another kind of network
   * @throws dev.panatorch.runtime.nn.StateDictException listing missing and extra names
   */
  public static DenoiserModule load(
      Path fileOrFolder, Parameterization meaning, OptionalLong heads, Device device, DType dtype)
      throws IOException {
    Weights weights = Weights.open(fileOrFolder);
    return load(weights, config(weights, meaning, heads), device, dtype);
  }

  /** Loads weights of a known configuration; otherwise as the other method. */
  public static DenoiserModule load(
      Weights weights, DenoiserConfig config, Device device, DType dtype) throws IOException {
    DenoiserModule model = config.create(Factory.uninitialized(device, dtype));
    try (var scope = Scope.open()) {
      model.loadStateDict(values(weights));
      model.eval();
      return model;
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /**
   * Lets a network start from a trained one, which may lack two parts: the map of temperatures
   * becomes 0, so that at every temperature the network is the trained one at first (GFT, Chen et
   * al., 2025), and a projector keeps its values.
   *
   * @throws dev.panatorch.runtime.nn.StateDictException listing what else is missing or does not
   *     fit
   */
  public static void copy(Weights weights, DenoiserModule model) throws IOException {
    try (var scope = Scope.open()) {
      Map<String, Tensor> values = values(weights);
      model
          .stateDict()
          .forEach((name, own) -> {
            if (name.equals(TEMPERATURE)) {
              values.computeIfAbsent(name, key -> own.detach().zerosLike());
            } else if (name.startsWith("projectors.")) {
              values.putIfAbsent(name, own);
            }
          });
      model.loadStateDict(values);
    }
  }

  private static Map<String, Tensor> values(Weights weights) throws IOException {
    Map<String, Tensor> values = new LinkedHashMap<>();
    weights.load().forEach((name, value) -> values.put(bare(name), value));
    return values;
  }

  /**
   * The configuration of weights; otherwise as {@link #config(Map, Parameterization,
   * OptionalLong)}.
   */
  public static DenoiserConfig config(
      Weights weights, Parameterization meaning, OptionalLong heads) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends TensorEntry> entry : weights.tensors().entrySet()) {
      shapes.put(bare(entry.getKey()), entry.getValue().shape());
    }
    try {
      return config(shapes, meaning, heads);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(weights.file() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The configuration of a state dict.
   *
   * @param shapes of all tensors by their official names
   * @param meaning what the times and outputs mean
   * @param heads where the weights do not show them and the width is not one of a published size
   * @throws IllegalArgumentException naming the tensor that is missing or of an unexpected shape
   */
  public static DenoiserConfig config(
      Map<String, long[]> shapes, Parameterization meaning, OptionalLong heads) {
    return shapes.containsKey("mid_block.attn.qkv.weight")
        ? UVitLayout.config(new Shapes(shapes), meaning, heads)
        : TransformerLayout.config(new Shapes(shapes), meaning, heads);
  }

  /** The name that a tensor of a file has in the network. */
  public static String bare(String name) {
    Matcher later = LATER_BLOCK.matcher(name);
    if (later.matches()) {
      int block = ProjectorConfig.REPA.afterBlock() + Integer.parseInt(later.group(1));
      return "blocks." + block + "." + later.group(2);
    }
    return name.startsWith(UVIT_PREFIX) ? name.substring(UVIT_PREFIX.length()) : name;
  }
}
