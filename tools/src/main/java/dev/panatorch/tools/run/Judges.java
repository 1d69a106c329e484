package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTokLoss;
import dev.panatorch.maetok.loss.DinoDiscriminator;
import dev.panatorch.maetok.loss.Discriminator;
import dev.panatorch.maetok.loss.PatchDiscriminator;
import dev.panatorch.maetok.loss.TokenizerLosses;
import dev.panatorch.maetok.teacher.Teacher;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.metrics.perceptual.LpipsWeights;
import dev.panatorch.runtime.nn.Factory;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The networks that judge reconstructions in training: LPIPS and a discriminator. */
final class Judges implements AutoCloseable {

  private final Generator dropout;
  private @Nullable Lpips lpips;
  private @Nullable Discriminator discriminator;

  private Judges(Device device) {
    this.dropout = Generator.of(device, 0);
  }

  /**
   * Those that the losses need.
   *
   * @param published folder of the published weights; null for none
   * @throws dev.panatorch.runtime.io.MissingWeightsException if weights are not there; the message
   *     says where to get them and how to do without
   */
  static Judges of(MaeTokLoss loss, @Nullable Path published, Device device, long seed)
      throws IOException {
    var judges = new Judges(device);
    try {
      if (loss.perceptual().weight() > 0) {
        judges.lpips =
            LpipsWeights.load(
                Backbone.VGG16,
                published,
                published,
                device,
                judges.dropout,
                "train without it: loss.perceptual.weight=0");
        // Half of its differences are left out at random, as in the published training.
        judges.lpips.train(true);
      }
      if (loss.adversarial().weight() > 0) {
        judges.discriminator = discriminator(loss.judge(), published, device, seed);
      }
      return judges;
    } catch (IOException | RuntimeException e) {
      judges.close();
      throw e;
    }
  }

  private static Discriminator discriminator(
      MaeTokLoss.Judge judge, @Nullable Path published, Device device, long seed)
      throws IOException {
    try (Factory factory = Factory.of(device, Seeds.derive(seed, "discriminator"))) {
      return switch (judge) {
        case PATCH -> new PatchDiscriminator(factory);
        case DINO ->
            new DinoDiscriminator(
                factory,
                Teacher.DINO_SMALL.load(
                    published,
                    VitConfig.dinoSmall().imageSize(),
                    device,
                    "take a discriminator without a teacher, loss.judge=PATCH, or none,"
                        + " loss.adversarial.weight=0"));
      };
    }
  }

  /** The losses with these networks; the caller closes them, before this. */
  TokenizerLosses losses(MaeTokLoss loss, Device device) {
    return new TokenizerLosses(loss.weights(), lpips, discriminator, device);
  }

  @Override
  public void close() {
    if (lpips != null) {
      lpips.close();
    }
    if (discriminator != null) {
      discriminator.close();
    }
    dropout.close();
  }
}
