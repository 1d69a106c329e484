package dev.panatorch.maetok;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.Linear;

/**
 * What a vision transformer is made of.
 *
 * @param size width, depth and heads
 * @param patchSize side of a patch in pixels
 * @param imageTokens patches of an image
 * @param classToken whether a class token stands first
 * @param dropPath stochastic depth of the last block
 * @param unusedClasses outputs of an unused head; 0 for none
 * @param latentChannels channels of the latents that modulate the blocks; 0 for plain blocks
 * @param init initial values
 */
record TransformerShape(
    TransformerConfig size,
    int patchSize,
    int imageTokens,
    boolean classToken,
    double dropPath,
    int unusedClasses,
    int latentChannels,
    InitConfig init) {

  /** Added to the variance by all norms. */
  static final double EPSILON = 1e-6;

  static TransformerShape encoder(MaeTokConfig config) {
    return new TransformerShape(
        config.encoder(),
        config.patchSize(),
        config.grid().tokens(),
        true,
        0,
        0,
        0,
        config.initialization());
  }

  static TransformerShape decoder(MaeTokConfig config, DecoderConfig decoder) {
    return new TransformerShape(
        decoder.transformer(),
        config.patchSize(),
        config.grid().tokens(),
        decoder.classToken(),
        decoder.dropPath(),
        decoder.unusedClasses(),
        decoder.modulated() ? config.latentChannels() : 0,
        config.initialization());
  }

  boolean modulated() {
    return latentChannels > 0;
  }

  /** Tokens before the image tokens. */
  int prefix() {
    return classToken ? 1 : 0;
  }

  /** Drop path of one block: rises evenly from 0. */
  double dropPath(int block) {
    return size.depth() == 1 ? dropPath : dropPath * block / (size.depth() - 1);
  }

  LatentModulation modulation(Factory factory, int norms) {
    return new LatentModulation(factory, latentChannels, size.width(), norms, init.modulation());
  }

  /** Learned tokens [1, count, width]. */
  Tensor tokens(Factory factory, int count) {
    return Init.normal(factory.empty(1, count, size.width()), init.embedding(), factory);
  }

  /** Learned positions [1, count, width]. */
  Tensor positions(Factory factory, int count) {
    return Init.truncatedNormal(factory.empty(1, count, size.width()), init.embedding(), factory);
  }

  /** Truncated normal weights, zero biases. */
  void initialize(Factory factory, Linear... linears) {
    for (Linear linear : linears) {
      Init.truncatedNormal(linear.weight(), init.linear(), factory);
      Tensor bias = linear.bias();
      if (bias != null) {
        Init.zeros(bias);
      }
    }
  }
}
