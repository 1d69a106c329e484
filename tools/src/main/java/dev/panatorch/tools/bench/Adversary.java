package dev.panatorch.tools.bench;

import dev.panatorch.maetok.loss.DinoDiscriminator;
import dev.panatorch.maetok.loss.ObjectiveWeights;
import dev.panatorch.maetok.loss.TokenizerLosses;
import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Clock;

/**
 * The published adversary of a tokenizer with random weights: LPIPS on VGG16 with its dropout, and
 * heads on a frozen DINO ViT-S/16, past the update from which both count in full.
 */
final class Adversary implements AutoCloseable {

  private static final long LATE = 100_000;

  private final Generator dropout;
  private final Lpips lpips;
  private final DinoDiscriminator discriminator;

  Adversary(Device device) {
    dropout = Generator.of(device, 0);
    try (var factory = Factory.of(device, 2)) {
      lpips = new Lpips(factory, Backbone.VGG16, dropout);
      lpips.train(true);
      discriminator = new DinoDiscriminator(factory, new FrozenVit(factory, VitConfig.dinoSmall()));
    }
  }

  /** What is trained beside the tokenizer. */
  DinoDiscriminator discriminator() {
    return discriminator;
  }

  /** The time of a step in which everything counts. */
  static Clock clock(long step) {
    return new Clock(0, 0, LATE, step);
  }

  /** The published losses. */
  TokenizerLosses losses(Device device) {
    return new TokenizerLosses(ObjectiveWeights.MAETOK, lpips, discriminator, device);
  }

  @Override
  public void close() {
    lpips.close();
    discriminator.close();
    dropout.close();
  }
}
