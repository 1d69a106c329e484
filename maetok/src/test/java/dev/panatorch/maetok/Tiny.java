package dev.panatorch.maetok;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.nn.Factory;

/** A tokenizer small enough for tests that look at behaviour alone. */
final class Tiny {

  static final MaeTokConfig CONFIG =
      new MaeTokConfig(
          32,
          8,
          4,
          6,
          new TransformerConfig(32, 2, 2),
          new DecoderConfig(
              new TransformerConfig(32, 2, 2), DecoderConfig.Kind.MODULATED, false, 0.5, 0),
          PositionConfig.mixedRope(32),
          MaskingConfig.published(),
          new DecoderConfig(
              new TransformerConfig(16, 1, 2), DecoderConfig.Kind.MODULATED, true, 0, 10),
          new InitConfig(0.1, 0.1, 0.1, 1, InitConfig.ImagePositions.SINUSOIDAL));

  private Tiny() {}

  /** Initial values from seed 1, in training mode. */
  static MaeTok model() {
    try (var factory = Factory.of(Device.CPU, 1)) {
      return new MaeTok(factory, CONFIG);
    }
  }
}
