package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Module;

/** Tells images from reconstructions: its logits are high for the former. */
public abstract sealed class Discriminator extends Module
    permits DinoDiscriminator, PatchDiscriminator {

  Discriminator() {}

  /**
   * Logits of images; their number for each image depends on the discriminator. A pass in training
   * moves the running statistics.
   *
   * @param images [N, 3, H, W] in -1 .. 1
   * @param draws for the discriminators that look at random parts, best one on the CPU
   */
  public abstract Tensor forward(Tensor images, Generator draws);
}
