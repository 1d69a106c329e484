package dev.panatorch.runtime.metrics.inception;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.Features;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.StateDictException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The FID's features of 8-bit images of any size. */
public final class InceptionFeatures implements FeatureNetwork {

  /** The name of the file that the weights are published in. */
  public static final String FILE = "pt_inception-2015-12-05-6726825d.pth";

  /** Where it is published; torch-fidelity's releases hold the same weights. */
  public static final String ORIGIN =
      "https://github.com/mseitzer/pytorch-fid/releases/download/fid_weights/" + FILE;

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
   * @throws IOException if the file cannot be read or holds another network
   */
  public static InceptionFeatures load(Path file, InceptionInput input, Device device)
      throws IOException {
    FidInception network = new FidInception(Factory.uninitialized(device, DType.FLOAT32));
    try (var scope = Scope.open()) {
      Map<String, Tensor> values = new HashMap<>(Weights.open(file).load());
      // The published file was written before batch norms counted their batches.
      network
          .stateDict()
          .forEach((name, own) -> {
            if (name.endsWith(COUNTER)) {
              values.putIfAbsent(name, own);
            }
          });
      network.loadStateDict(values);
    } catch (StateDictException e) {
      network.close();
      throw new IOException(
          "%s does not hold the FID's Inception network, which is published as %s at %s: %s"
              .formatted(file, FILE, ORIGIN, e.getMessage()),
          e);
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
    return new InceptionFeatures(network, input, device);
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
