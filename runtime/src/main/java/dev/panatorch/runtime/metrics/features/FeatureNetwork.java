package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;

/** A network whose features images are compared by. */
public interface FeatureNetwork extends AutoCloseable {

  /** What the numbers are labelled with: the network, and how it resizes. */
  String label();

  /** Where the weights lie. */
  Device device();

  /**
   * The features of images.
   *
   * @param images uint8 [B, 3, H, W] on any device, of any size
   */
  Features features(Tensor images);

  @Override
  void close();
}
