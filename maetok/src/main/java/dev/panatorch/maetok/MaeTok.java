package dev.panatorch.maetok;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The MAETok tokenizer (Chen and others, 2025, "Masked Autoencoders Are Effective Tokenizers for
 * Diffusion Models"): a plain autoencoder without any constraint on its latents, whose encoder is
 * trained on masked images; with a bottleneck, the baselines that the paper compares it with.
 * State-dict names and shapes are those of the published code.
 *
 * <p>It starts in training mode, in which the decoder drops paths at random.
 */
public final class MaeTok extends Module implements LatentCodec {

  private final MaeTokConfig config;
  private final Generator drops;
  private final LatentEncoder encoder;
  private final Linear quantConv;
  private final Bottleneck bottleneck;
  private final LatentDecoder decoder;
  private final Linear postQuantConv;
  private final Map<AuxiliaryTarget, AuxiliaryBranch> auxiliary =
      new EnumMap<>(AuxiliaryTarget.class);
  private final @Nullable HogTarget hogTarget;

  /** A model with initial values from {@code factory}. */
  public MaeTok(Factory factory, MaeTokConfig config) {
    this.config = config;
    this.drops = Generator.of(factory.device(), 0);
    int channels = config.latentChannels();
    encoder = child("encoder", new LatentEncoder(factory, config));
    int numbers = channels * config.bottleneck().numbersPerChannel();
    quantConv = child("quant_conv", new Linear(factory, config.encoder().width(), numbers));
    bottleneck = bottleneck(factory, config);
    decoder = child("decoder", LatentDecoder.ofPixels(factory, config, drops));
    int width = config.decoder().transformer().width();
    postQuantConv = child("post_quant_conv", new Linear(factory, channels, width));
    config
        .auxiliary()
        .forEach((target, one) -> auxiliary.put(target, branch(factory, target, one)));
    hogTarget =
        config.auxiliary().containsKey(AuxiliaryTarget.HOG)
            ? child("hog_generator", new HogTarget(factory))
            : null;
  }

  private Bottleneck bottleneck(Factory factory, MaeTokConfig config) {
    return switch (config.bottleneck()) {
      case BottleneckConfig.Plain plain -> Bottleneck.PLAIN;
      case BottleneckConfig.Kl kl -> new KlBottleneck(kl);
      case BottleneckConfig.SoftVq soft ->
          child("quantize", new SoftQuantizer(factory, soft, config.latentChannels()));
    };
  }

  private AuxiliaryBranch branch(Factory factory, AuxiliaryTarget target, AuxiliaryConfig one) {
    int channels = config.latentChannels();
    boolean whole = target.ofWholeImage();
    String head = "to_pixel_" + target.key();
    DecoderConfig shape = one.decoder();
    if (shape == null) {
      Linear linear = child(head, new Linear(factory, channels, one.features()));
      return new AuxiliaryBranch(null, null, linear, whole);
    }
    int width = shape.transformer().width();
    return new AuxiliaryBranch(
        child("decoder_" + target.key(), LatentDecoder.auxiliary(factory, config, shape, drops)),
        child("post_quant_conv_" + target.key(), new Linear(factory, channels, width)),
        child(head, new Linear(factory, width, one.features())),
        whole);
  }

  /** What this model was made from. */
  public MaeTokConfig config() {
    return config;
  }

  /**
   * Latents of whole images: [N, tokens, channels], or a map [N, channels, rows, columns] where the
   * image tokens are the latents. Where latents are drawn from a distribution, its mean.
   */
  @Override
  public Tensor encode(Tensor images) {
    return encode(images, null);
  }

  /**
   * Latents of images of which the encoder sees a part.
   *
   * @param images [N, 3, S, S] in -1 .. 1; [N, 3, H, W] where the configuration takes other sizes
   * @param mask [N, image tokens, 1], 1 where masked, as {@link MaskingConfig#mask}; null for none
   * @return latents, shaped as those of whole images
   */
  public Tensor encode(Tensor images, @Nullable Tensor mask) {
    return latents(images, mask, null);
  }

  @Override
  public boolean isVariational() {
    return config.bottleneck() instanceof BottleneckConfig.Kl;
  }

  @Override
  public Tensor draw(Tensor images, Tensor noise) {
    return latents(images, null, mean -> tokens(noise).to(mean.dtype()));
  }

  private Tensor latents(
      Tensor images, @Nullable Tensor mask, @Nullable UnaryOperator<Tensor> noise) {
    return Scope.run(() -> {
      Tensor tokens = bottleneck.forward(numbers(images, mask), noise, false).latents();
      return config.hasLatentTokens() ? tokens : map(tokens, grid(images));
    });
  }

  /**
   * Latents as training makes them; the tensors belong to the current scope.
   *
   * @param noise for latents that are drawn
   */
  Bottleneck.Result compress(Tensor images, @Nullable Tensor mask, Generator noise) {
    Bottleneck.Result result =
        bottleneck.forward(
            numbers(images, mask),
            mean -> Torch.randn(mean.shape(), noise, mean.dtype(), mean.device()),
            true);
    return config.hasLatentTokens()
        ? result
        : new Bottleneck.Result(
            map(result.latents(), grid(images)), result.penalty(), result.parts());
  }

  private Tensor numbers(Tensor images, @Nullable Tensor mask) {
    return Scope.run(() -> quantConv.forward(encoder.forward(images, mask)));
  }

  /**
   * The patches of images.
   *
   * @throws IllegalArgumentException if this tokenizer does not take images of that size
   */
  public Grid grid(Tensor images) {
    return encoder.grid(images);
  }

  private Tensor map(Tensor tokens, Grid grid) {
    return Scope.run(() ->
        tokens.transpose(1, 2).reshape(-1, config.latentChannels(), grid.rows(), grid.columns()));
  }

  private Tensor tokens(Tensor latents) {
    return config.hasLatentTokens() ? latents : latents.flatten(2).transpose(1, 2);
  }

  /** Images [N, 3, S, S], nominally in -1 .. 1, of latents shaped as {@link #encode} gives them. */
  @Override
  public Tensor decode(Tensor latents) {
    return decode(
        latents,
        config.hasLatentTokens()
            ? config.grid()
            : new Grid((int) latents.size(2), (int) latents.size(3)));
  }

  /** Images [N, 3, H, W] of as many patches as {@code grid} says. */
  public Tensor decode(Tensor latents, Grid grid) {
    return Scope.run(() -> {
      Tensor tokens = tokens(latents);
      return decoder.pixels(postQuantConv.forward(tokens), tokens, grid);
    });
  }

  /**
   * What an auxiliary decoder makes of latents.
   *
   * @return [N, image tokens, features]; for text, [N, vocabulary]
   */
  public Tensor predict(AuxiliaryTarget target, Tensor latents, Grid grid) {
    AuxiliaryBranch branch = branch(target);
    return Scope.run(() -> branch.predict(tokens(latents), grid));
  }

  /** An auxiliary decoder's own output, [N, image tokens, width]. */
  Tensor features(AuxiliaryTarget target, Tensor latents, Grid grid) {
    AuxiliaryBranch branch = branch(target);
    return Scope.run(() -> branch.features(tokens(latents), grid));
  }

  private AuxiliaryBranch branch(AuxiliaryTarget target) {
    AuxiliaryBranch branch = auxiliary.get(target);
    if (branch == null) {
      throw new IllegalStateException(
          "this tokenizer has no auxiliary decoder for " + target + " (auxiliary." + target + ")");
    }
    return branch;
  }

  /** The oriented gradients of images; no gradient flows. */
  public Tensor hogTarget(Tensor images) {
    branch(AuxiliaryTarget.HOG);
    return Objects.requireNonNull(hogTarget).forward(images, config.patchSize());
  }

  /** The weight of the last layer of the decoder of pixels. */
  Tensor lastWeight() {
    return decoder.toPixel().lastWeight();
  }

  /**
   * Stops training all that makes latents of images, whole and in every part: what the paper's
   * second stage keeps as it is.
   */
  public void freezeEncoder() {
    encoder.requiresGrad(false);
    quantConv.requiresGrad(false);
    if (bottleneck instanceof Module module) {
      module.requiresGrad(false);
    }
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
        : new long[] {channels, config.grid().rows(), config.grid().columns()};
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
