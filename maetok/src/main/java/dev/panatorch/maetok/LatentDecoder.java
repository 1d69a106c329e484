package dev.panatorch.maetok;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Module;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Latent tokens to one feature vector per patch: a vision transformer over mask tokens in place of
 * the image, then the latent tokens; where the latents are those of image tokens, over these alone.
 * The decoder of pixels and the auxiliary decoders.
 */
final class LatentDecoder extends Module {

  private final MaeTokConfig config;
  private final int prefix;
  private final @Nullable Tensor maskToken;
  private final @Nullable Tensor latentPositions;
  private final Rotations rotations;
  private final VisionTransformer model;
  private final @Nullable ToPixel toPixel;

  private LatentDecoder(
      Factory factory,
      MaeTokConfig config,
      DecoderConfig decoder,
      boolean pixels,
      @Nullable Generator drops) {
    this.config = config;
    TransformerShape shape = TransformerShape.decoder(config, decoder);
    int width = shape.size().width();
    prefix = shape.prefix();
    boolean learned = config.hasLatentTokens();
    int latents = config.latents();
    maskToken = learned ? parameter("mask_token", shape.tokens(factory, 1)) : null;
    latentPositions =
        learned ? parameter("latent_pos_embed", shape.positions(factory, latents)) : null;
    rotations = Rotations.of(factory, config, shape, this::parameter, this::buffer);
    keepWide(Rotations.FREQUENCIES);
    model = child("model", new VisionTransformer(factory, shape, drops));
    model.freezeUnused(!config.positions().rotary(), learned);
    toPixel =
        pixels
            ? child("to_pixel", new ToPixel(factory, config.pixelHead(), width, config.patchSize()))
            : null;
  }

  /** The decoder of pixels. */
  static LatentDecoder ofPixels(Factory factory, MaeTokConfig config, @Nullable Generator drops) {
    return new LatentDecoder(factory, config, config.decoder(), true, drops);
  }

  /** An auxiliary decoder: its features are as wide as its tokens. */
  static LatentDecoder auxiliary(
      Factory factory, MaeTokConfig config, DecoderConfig decoder, @Nullable Generator drops) {
    return new LatentDecoder(factory, config, decoder, false, drops);
  }

  /**
   * Decodes latents.
   *
   * @param widened [N, latents, width]: the latents after the linear map to this decoder's width
   * @param latents [N, latents, channels]: before it
   * @return [N, image tokens, width]
   */
  Tensor forward(Tensor widened, Tensor latents, Grid grid) {
    return Scope.run(() -> {
      Tensor sequence = sequence(widened, grid);
      Tensor last = model.forward(sequence, rotations.of(grid, sequence), latents);
      return last.narrow(1, prefix, grid.tokens());
    });
  }

  /** The same as images, [N, 3, H, W]. */
  Tensor pixels(Tensor widened, Tensor latents, Grid grid) {
    return Scope.run(() -> toPixel().forward(forward(widened, latents, grid), grid));
  }

  /** What makes pixels of the features. */
  ToPixel toPixel() {
    if (toPixel == null) {
      throw new IllegalStateException("this decoder makes no pixels");
    }
    return toPixel;
  }

  private Tensor sequence(Tensor widened, Grid grid) {
    boolean addPositions = !config.positions().rotary();
    if (maskToken == null || latentPositions == null) {
      return model.prepend(widened, addPositions, grid);
    }
    Tensor image = maskToken.expand(widened.size(0), grid.tokens(), -1);
    Tensor placed = model.prepend(image, addPositions, grid);
    return Torch.cat(List.of(placed, widened.add(latentPositions)), 1);
  }
}
