package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Module;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images to latent tokens: a vision transformer over class token, image tokens and learned latent
 * tokens, of which the latter are kept; without learned ones, the image tokens are.
 */
final class LatentEncoder extends Module {

  private final MaeTokConfig config;
  private final @Nullable Tensor latentTokens;
  private final @Nullable Tensor latentPositions;
  private final @Nullable Tensor maskToken;
  private final Rotations rotations;
  private final VisionTransformer model;

  LatentEncoder(Factory factory, MaeTokConfig config) {
    this.config = config;
    TransformerShape shape = TransformerShape.encoder(config);
    int latents = config.latentTokens();
    boolean learned = config.hasLatentTokens();
    latentTokens = learned ? parameter("latent_tokens", shape.tokens(factory, latents)) : null;
    latentPositions =
        learned ? parameter("latent_pos_embed", shape.positions(factory, latents)) : null;
    maskToken =
        config.masking().enabled() ? parameter("mask_token", shape.tokens(factory, 1)) : null;
    rotations = Rotations.of(factory, config, shape, this::parameter, this::buffer);
    keepWide(Rotations.FREQUENCIES);
    model = child("model", new VisionTransformer(factory, shape, null));
  }

  /**
   * Encodes images of the configured size, or of any where the configuration says so.
   *
   * @param images [N, 3, H, W] in -1 .. 1
   * @param mask [N, image tokens, 1], 1 where the mask token replaces the image; null for none
   * @return [N, latents, width]
   */
  Tensor forward(Tensor images, @Nullable Tensor mask) {
    Grid grid = grid(images);
    return Scope.run(() -> {
      Tensor tokens = mask == null ? model.embed(images) : masked(model.embed(images), mask);
      Tensor sequence = append(model.prepend(tokens, true, grid));
      Tensor last = model.forward(sequence, rotations.of(grid, sequence), sequence);
      long latents = config.hasLatentTokens() ? config.latentTokens() : grid.tokens();
      return last.narrow(1, last.size(1) - latents, latents);
    });
  }

  private Tensor append(Tensor tokens) {
    if (latentTokens == null || latentPositions == null) {
      return tokens;
    }
    Tensor latents = latentTokens.add(latentPositions).expand(tokens.size(0), -1, -1);
    return Torch.cat(List.of(tokens, latents), 1);
  }

  private Tensor masked(Tensor tokens, Tensor mask) {
    if (maskToken == null) {
      throw new IllegalStateException("this encoder has no mask token: masking is switched off");
    }
    return mask.gt(0.5).where(maskToken, tokens);
  }

  /** The patches of images that this tokenizer takes. */
  Grid grid(Tensor images) {
    int size = config.imageSize();
    int patch = config.patchSize();
    boolean dynamic = config.positions().dynamicSize();
    boolean fits =
        images.dim() == 4
            && images.size(1) == 3
            && (dynamic
                ? images.size(2) % patch == 0 && images.size(3) % patch == 0
                : images.size(2) == size && images.size(3) == size);
    if (!fits) {
      throw new IllegalArgumentException(
          dynamic
              ? "this tokenizer takes images [N, 3, H, W] whose sides are multiples of %d, not %s"
                  .formatted(patch, images)
              : "this tokenizer takes images [N, 3, %d, %d], not %s".formatted(size, size, images));
    }
    return new Grid((int) images.size(2) / patch, (int) images.size(3) / patch);
  }
}
