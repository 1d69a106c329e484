package dev.panatorch.maetok;

import dev.panatorch.runtime.nn.ModelCost;

/**
 * What the parts of a {@link MaeTok} cost for one image.
 *
 * @param encoder from images to latents
 * @param decoder from latents to images
 * @param pixelHead the last layer, or layers, of the decoder, in which it is counted
 * @param auxiliary the decoders of other targets, in training
 */
public record MaeTokCost(
    ModelCost encoder, ModelCost decoder, ModelCost pixelHead, ModelCost auxiliary) {

  static MaeTokCost of(MaeTokConfig config) {
    ModelCost head =
        ToPixel.cost(
            config.pixelHead(),
            config.grid().tokens(),
            config.decoder().transformer().width(),
            config.patchSize());
    return new MaeTokCost(
        encoder(config), decoder(config, config.decoder()).plus(head), head, auxiliary(config));
  }

  private static ModelCost encoder(MaeTokConfig config) {
    long width = config.encoder().width();
    long image = config.grid().tokens();
    long channels = config.latentChannels();
    long numbers = channels * config.bottleneck().numbersPerChannel();
    long codes = config.bottleneck() instanceof BottleneckConfig.SoftVq soft ? soft.codes() : 0;
    return config
        .encoder()
        .cost(1 + image + config.latentTokens())
        .plus(
            ModelCost.convolution(image, 3, width, (long) config.patchSize() * config.patchSize()))
        .plus(ModelCost.linear(config.latents(), width, numbers))
        // Each latent is compared with all codes, and is then a mean of them.
        .plus(ModelCost.linear(config.latents(), channels, 2 * codes));
  }

  /** Without what makes pixels, or another target, of the features. */
  private static ModelCost decoder(MaeTokConfig config, DecoderConfig decoder) {
    TransformerConfig transformer = decoder.transformer();
    long image = config.grid().tokens();
    long tokens = image + config.latentTokens() + (decoder.classToken() ? 1 : 0);
    // A shift and a scale for both norms of each block, and for the last norm.
    long modulations = decoder.modulated() ? 2 * (2L * transformer.depth() + 1) : 0;
    return transformer
        .cost(tokens)
        .plus(
            ModelCost.linear(
                config.latents(),
                config.latentChannels(),
                (1 + modulations) * transformer.width()));
  }

  private static ModelCost auxiliary(MaeTokConfig config) {
    ModelCost sum = ModelCost.NONE;
    for (var each : config.auxiliary().entrySet()) {
      AuxiliaryConfig one = each.getValue();
      DecoderConfig decoder = one.decoder();
      long width = decoder == null ? config.latentChannels() : decoder.transformer().width();
      long places = each.getKey().ofWholeImage() ? 1 : config.grid().tokens();
      sum = sum.plus(ModelCost.linear(places, width, one.features()));
      sum = decoder == null ? sum : sum.plus(decoder(config, decoder));
    }
    return sum;
  }
}
