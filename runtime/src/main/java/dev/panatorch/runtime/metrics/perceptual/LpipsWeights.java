package dev.panatorch.runtime.metrics.perceptual;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.PublicWeights;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.StateDictException;
import dev.panatorch.runtime.nn.StateDicts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** LPIPS from the published files: strictly, so that nothing keeps a random value unnoticed. */
public final class LpipsWeights {

  private LpipsWeights() {}

  /**
   * Loads a network of torchvision and the weights of its channels.
   *
   * @param network file of {@link Backbone#weights}, or the folder that holds it; null where none
   *     was given. Its classifier is left out. Or the state dict of the lpips package's whole
   *     module, which needs no {@code linear}
   * @param linear file of {@link Backbone#linearWeights}, of the lpips package or of
   *     taming-transformers, or the folder that holds it; null where none was given
   * @param dropout draws for training mode, or null where it is never entered
   * @param without what to do to work without LPIPS, for the message
   * @return in evaluation mode
   * @throws dev.panatorch.runtime.io.MissingWeightsException if a file is not there; the message
   *     says where to get it
   * @throws dev.panatorch.runtime.io.TensorFileException if a file holds something else; the
   *     message lists missing and extra names
   */
  public static Lpips load(
      Backbone backbone,
      @Nullable Path network,
      @Nullable Path linear,
      Device device,
      @Nullable Generator dropout,
      String without)
      throws IOException {
    Weights features = backbone.weights().open(network, without);
    boolean whole = features.tensors().keySet().stream().anyMatch(n -> n.startsWith("net."));
    Weights channels =
        whole && linear == null ? null : backbone.linearWeights().open(linear, without);
    var lpips = new Lpips(Factory.uninitialized(device, DType.FLOAT32), backbone, dropout);
    try (var scope = Scope.open()) {
      if (whole) {
        // The package's module lists its channels' weights twice.
        copy(lpips.stateDict(), features, "lins.", backbone.weights());
      } else {
        copy(lpips.features(), features, "classifier.", backbone.weights());
      }
      if (channels != null) {
        copy(lpips.channelWeights(), channels, "classifier.", backbone.linearWeights());
      }
      return lpips;
    } catch (IOException | RuntimeException e) {
      lpips.close();
      throw e;
    }
  }

  private static void copy(
      Map<String, Tensor> own, Weights copy, String unneeded, PublicWeights published)
      throws IOException {
    Map<String, Tensor> values = new LinkedHashMap<>(copy.load());
    values.keySet().removeIf(name -> name.startsWith(unneeded));
    try {
      StateDicts.copy(own, values);
    } catch (StateDictException e) {
      throw published.mismatch(copy.file(), e);
    }
  }
}
