package dev.panatorch.maetok;

import dev.panatorch.maetok.loss.TokenizerLosses;
import dev.panatorch.maetok.loss.TokenizerPass;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.train.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tokenizer small enough for tests that look at behaviour alone. */
final class Tiny {

  static final DecoderConfig AUXILIARY =
      new DecoderConfig(new TransformerConfig(16, 1, 2), DecoderConfig.Kind.MODULATED, true, 0, 10);

  static final MaeTokConfig CONFIG =
      new MaeTokConfig(
          32,
          8,
          4,
          6,
          new BottleneckConfig.Plain(),
          new TransformerConfig(32, 2, 2),
          new DecoderConfig(
              new TransformerConfig(32, 2, 2), DecoderConfig.Kind.MODULATED, false, 0.5, 0),
          MaeTokConfig.PixelHead.LINEAR,
          PositionConfig.mixedRope(32),
          MaskingConfig.published(),
          Map.of(AuxiliaryTarget.HOG, new AuxiliaryConfig(27, AUXILIARY, 1)),
          new InitConfig(0.1, 0.1, 0.1, 1, InitConfig.ImagePositions.SINUSOIDAL));

  private Tiny() {}

  /** Initial values from seed 1, in training mode. */
  static MaeTok model() {
    return model(CONFIG);
  }

  /** The same of another configuration. */
  static MaeTok model(MaeTokConfig config) {
    try (var factory = Factory.of(Device.CPU, 1)) {
      return new MaeTok(factory, config);
    }
  }

  /** The losses of pixels and of the model's own parts. */
  static Tensor loss(MaeTok model, Tensor images, @Nullable Tensor mask) {
    try (var noise = Generator.of(Device.CPU, 9);
        var losses =
            new TokenizerLosses(MaeTokLoss.withoutTeachers().weights(), null, null, Device.CPU)) {
      var pass = new ForwardPass(model, AuxiliaryTargets.WITHOUT_TEACHERS, true);
      TokenizerPass run = pass.run(images, mask, null, noise);
      return losses.generator(images, run, new Clock(1, 0, 0, 0)).total();
    }
  }
}
