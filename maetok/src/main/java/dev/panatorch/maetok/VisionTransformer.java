package dev.panatorch.maetok;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.ModuleList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trunk of encoder and decoders, with the names of timm's vision transformer. Decoders hold a
 * patch embedding that they do not use, and the published ones more: they are part of the state
 * dict all the same.
 */
final class VisionTransformer extends Module {

  @FunctionalInterface
  private interface TokenNorm {
    Tensor forward(Tensor x, Tensor latents);
  }

  private static final double CLASS_TOKEN_DEVIATION = 1e-6;

  private final @Nullable Tensor classToken;
  private final Tensor positions;
  private final PatchEmbedding patchEmbedding;
  private final ModuleList<TransformerBlock> blocks;
  private final TokenNorm norm;
  private final List<Generator> drops;
  private final Optional<Linear> head;

  /** As {@code shape} says; {@code drops} makes the draws of the drop paths. */
  VisionTransformer(Factory factory, TransformerShape shape, @Nullable Generator drops) {
    int width = shape.size().width();
    classToken = shape.classToken() ? parameter("cls_token", classToken(factory, width)) : null;
    positions = parameter("pos_embed", PositionTable.initial(factory, shape));
    patchEmbedding = child("patch_embed", new PatchEmbedding(factory, width, shape.patchSize()));
    blocks =
        child(
            "blocks",
            ModuleList.of(
                shape.size().depth(),
                i -> new TransformerBlock(factory, shape, shape.dropPath(i), drops)));
    norm = norm(factory, shape);
    this.drops = drops == null ? List.of() : List.of(drops);
    head =
        Optional.of(shape.unusedClasses())
            .filter(classes -> classes > 0)
            .map(classes -> child("head", new Linear(factory, width, classes)));
    head.ifPresent(linear -> shape.initialize(factory, linear));
  }

  private TokenNorm norm(Factory factory, TransformerShape shape) {
    if (shape.modulated()) {
      ModulatedNorm modulated = child("norm", new ModulatedNorm(factory, shape));
      return modulated::forward;
    }
    int width = shape.size().width();
    LayerNorm plain = child("norm", new LayerNorm(factory, width, TransformerShape.EPSILON));
    return (x, latents) -> plain.forward(x);
  }

  private static Tensor classToken(Factory factory, int width) {
    return Init.normal(factory.zeros(1, 1, width), CLASS_TOKEN_DEVIATION, factory);
  }

  /** Image tokens [N, tokens, width] of images. */
  Tensor embed(Tensor images) {
    return patchEmbedding.forward(images);
  }

  /** Puts the class token before image tokens, if there is one, and adds the positions if asked. */
  Tensor prepend(Tensor tokens, boolean addPositions, Grid grid) {
    return Scope.run(() -> {
      Tensor x = tokens;
      if (classToken != null) {
        Tensor first = classToken.expand(tokens.size(0), -1, -1);
        x = Torch.cat(List.of(first, tokens), 1);
      }
      return addPositions ? x.add(positionsOf(x, grid)) : x;
    });
  }

  /** Position 0 is the class token's, also where there is none. */
  private Tensor positionsOf(Tensor x, Grid grid) {
    Tensor table = PositionTable.resampled(positions, grid);
    long count = x.size(1);
    return table.narrow(1, table.size(1) - count, count);
  }

  /**
   * Runs all blocks and the final norm.
   *
   * @param rotations one for each block, or none
   * @param latents [N, latents, channels]; read where the blocks are modulated
   */
  Tensor forward(Tensor x, List<Rotation> rotations, Tensor latents) {
    return Scope.run(() -> {
      Tensor value = x;
      for (int i = 0; i < blocks.size(); i++) {
        Rotation rotation = rotations.isEmpty() ? null : rotations.get(i);
        value = run(blocks.get(i), value, rotation, latents);
      }
      return norm.forward(value, latents);
    });
  }

  private Tensor run(
      TransformerBlock block, Tensor x, @Nullable Rotation rotation, Tensor latents) {
    if (rotation == null) {
      return checkpointed(
          block, List.of(x, latents), drops, in -> block.forward(in.get(0), null, in.get(1)));
    }
    // Learned frequencies get their gradients through the turns, which are an input, therefore.
    return checkpointed(
        block,
        List.of(x, latents, rotation.turns()),
        drops,
        in -> block.forward(in.get(0), new Rotation(in.get(2), rotation.before()), in.get(1)));
  }

  /**
   * Stops training what a decoder holds without using it. Image tokens alone are read from it, so
   * what modulates latent tokens of their own in the final norm is among it.
   */
  void freezeUnused(boolean usesPositions, boolean hasLatentTokens) {
    if (hasLatentTokens && children().get("norm") instanceof ModulatedNorm modulated) {
      modulated.requiresGrad(false);
    }
    patchEmbedding.requiresGrad(false);
    head.ifPresent(linear -> linear.requiresGrad(false));
    if (!usesPositions) {
      positions.requiresGrad(false);
    }
  }
}
