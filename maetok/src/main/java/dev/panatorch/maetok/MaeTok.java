package dev.panatorch.maetok;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import org.jspecify.annotations.Nullable;

/**
 * The MAETok tokenizer (Chen and others, 2025, "Masked Autoencoders Are Effective Tokenizers for
 * Diffusion Models"): a plain autoencoder without any constraint on its latents, whose encoder is
 * trained on masked images. State-dict names and shapes are those of the published code.
 *
 * <p>It starts in training mode, in which the decoder drops paths at random.
 */
public final class MaeTok extends Module implements LatentCodec {

  private final MaeTokConfig config;
  private final Generator drops;
  private final LatentEncoder encoder;
  private final Linear quantConv;
  private final LatentDecoder decoder;
  private final Linear postQuantConv;
  private final @Nullable HogBranch hog;

  /** A model with initial values from {@code factory}. */
  public MaeTok(Factory factory, MaeTokConfig config) {
    this.config = config;
    this.drops = Generator.of(factory.device(), 0);
    int channels = config.latentChannels();
    encoder = child("encoder", new LatentEncoder(factory, config));
    quantConv = child("quant_conv", new Linear(factory, config.encoder().width(), channels));
    decoder = child("decoder", LatentDecoder.ofPixels(factory, config, drops));
    int width = config.decoder().transformer().width();
    postQuantConv = child("post_quant_conv", new Linear(factory, channels, width));
    hog = config.hogDecoder() == null ? null : hogBranch(factory, config.hogDecoder());
  }

  private HogBranch hogBranch(Factory factory, DecoderConfig auxiliary) {
    int width = auxiliary.transformer().width();
    int features = HogTarget.features(config.patchSize());
    return new HogBranch(
        child("decoder_hog", LatentDecoder.auxiliary(factory, config, auxiliary, drops)),
        child("post_quant_conv_hog", new Linear(factory, config.latentChannels(), width)),
        child("to_pixel_hog", new Linear(factory, width, features)),
        child("hog_generator", new HogTarget(factory)));
  }

  /** The parts that learn oriented gradients from the latents. */
  private record HogBranch(
      LatentDecoder decoder, Linear postQuantConv, Linear toPixel, HogTarget target) {}

  /** What this model was made from. */
  public MaeTokConfig config() {
    return config;
  }

  /**
   * Latents of whole images: [N, tokens, channels], or a map [N, channels, rows, columns] where the
   * image tokens are the latents.
   */
  @Override
  public Tensor encode(Tensor images) {
    return encode(images, null);
  }

  /**
   * Latents of images of which the encoder sees a part.
   *
   * @param images [N, 3, S, S] in -1 .. 1
   * @param mask [N, image tokens, 1], 1 where masked, as {@link MaskingConfig#mask}; null for none
   * @return latents, shaped as those of whole images
   */
  public Tensor encode(Tensor images, @Nullable Tensor mask) {
    return Scope.run(() -> {
      Tensor tokens = quantConv.forward(encoder.forward(images, mask));
      return config.hasLatentTokens() ? tokens : map(tokens);
    });
  }

  private Tensor map(Tensor tokens) {
    return tokens
        .transpose(1, 2)
        .reshape(-1, config.latentChannels(), config.grid(), config.grid());
  }

  private Tensor tokens(Tensor latents) {
    return config.hasLatentTokens() ? latents : latents.flatten(2).transpose(1, 2);
  }

  /** Images [N, 3, S, S], nominally in -1 .. 1, of latents shaped as {@link #encode} gives them. */
  @Override
  public Tensor decode(Tensor latents) {
    return Scope.run(() -> {
      Tensor tokens = tokens(latents);
      Tensor patches = decoder.forward(postQuantConv.forward(tokens), tokens);
      return Patches.join(patches, config.grid(), config.grid(), config.patchSize());
    });
  }

  /** What the auxiliary decoder makes of latents: [N, image tokens, HOG features]. */
  public Tensor predictHog(Tensor latents) {
    HogBranch branch = hogBranch();
    return Scope.run(() -> branch.toPixel.forward(hogFeatures(latents)));
  }

  /** The auxiliary decoder's own output, [N, image tokens, width]. */
  Tensor hogFeatures(Tensor latents) {
    HogBranch branch = hogBranch();
    return Scope.run(() -> {
      Tensor tokens = tokens(latents);
      return branch.decoder.forward(branch.postQuantConv.forward(tokens), tokens);
    });
  }

  /** The oriented gradients of images, which {@link #predictHog} learns; no gradient flows. */
  public Tensor hogTarget(Tensor images) {
    return hogBranch().target.forward(images, config.patchSize());
  }

  private HogBranch hogBranch() {
    if (hog == null) {
      throw new IllegalStateException("this tokenizer has no auxiliary decoder (hogDecoder)");
    }
    return hog;
  }

  @Override
  public int imageSize() {
    return config.imageSize();
  }

  @Override
  public long[] latentShape() {
    long channels = config.latentChannels();
    return config.hasLatentTokens()
        ? new long[] {config.latentTokens(), channels}
        : new long[] {channels, config.grid(), config.grid()};
  }

  @Override
  public Device device() {
    return quantConv.weight().device();
  }

  /** Starts the draws of the drop paths anew; called before each training step. */
  public void seedDropPath(long seed) {
    drops.seed(seed);
  }

  @Override
  public void close() {
    super.close();
    drops.close();
  }
}
