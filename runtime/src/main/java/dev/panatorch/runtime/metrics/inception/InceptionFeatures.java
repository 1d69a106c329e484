package dev.panatorch.runtime.metrics.inception;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.io.PublicWeights;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.Features;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.StateDictException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The FID's features of 8-bit images of any size. */
public final class InceptionFeatures implements FeatureNetwork {

  /** The file that the weights are published in; torch-fidelity's releases hold the same ones. */
  public static final PublicWeights WEIGHTS =
      new PublicWeights(
          "the FID's Inception network",
          "pt_inception-2015-12-05-6726825d.pth",
          "https://github.com/mseitzer/pytorch-fid/releases/tag/fid_weights");

  private static final String COUNTER = "num_batches_tracked";

  private final FidInception network;
  private final InceptionInput input;
  private final Device device;

  /**
   * Takes over a network, which is closed with this.
   *
   * @param device where the network lies
   */
  public InceptionFeatures(FidInception network, InceptionInput input, Device device) {
    this.network = network;
    this.input = input;
    this.device = device;
    network.requiresGrad(false).eval();
  }

  /**
   * Loads the weights, strictly.
   *
   * @param file the published file, or the folder that holds it; null where none was given
   * @param without what to do to work without it, for the message
   * @throws dev.panatorch.runtime.io.MissingWeightsException if there is no file; the message says
   *     where to get it
   * @throws dev.panatorch.runtime.io.TensorFileException if the file holds another network
   */
  public static InceptionFeatures load(
      @Nullable Path file, InceptionInput input, Device device, String without) throws IOException {
    Weights copy = WEIGHTS.open(file, without);
    FidInception network = new FidInception(Factory.uninitialized(device, DType.FLOAT32));
    try (var scope = Scope.open()) {
      network.loadStateDict(withCounters(copy.load(), network));
    } catch (StateDictException e) {
      network.close();
      throw WEIGHTS.mismatch(copy.file(), e);
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
    return new InceptionFeatures(network, input, device);
  }

  /** The published file was written before batch norms counted their batches. */
  private static Map<String, Tensor> withCounters(
      Map<String, Tensor> values, FidInception network) {
    Map<String, Tensor> all = new HashMap<>(values);
    network
        .stateDict()
        .forEach((name, own) -> {
          if (name.endsWith(COUNTER)) {
            all.putIfAbsent(name, own);
          }
        });
    return all;
  }

  FidInception network() {
    return network;
  }

  @Override
  public String label() {
    return "Inception-v3 (2015-12-05), " + input.label();
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Features features(Tensor images) {
    try (var scope = Scope.open();
        var mode = GradMode.noGrad()) {
      Features features = network.forward(input.of(images.to(device), FidInception.IMAGE_SIZE));
      scope.escape(features.pooled());
      if (features.spatial() != null) {
        scope.escape(features.spatial());
      }
      if (features.logits() != null) {
        scope.escape(features.logits());
      }
      return features;
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
