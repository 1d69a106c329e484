package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.ModuleList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A vision transformer that is never trained, with the names of timm's (Dosovitskiy and others,
 * 2021; {@code timm.models.VisionTransformer} without pooling and head). Gradients flow through it
 * to the images, but its parameters take none. Images are normalised by ImageNet's mean and
 * deviation, which the published code of MAETok does for every teacher.
 */
public final class FrozenVit extends Module {

  private final VitConfig config;
  private final @Nullable Tensor classToken;
  private final @Nullable Tensor registers;
  private final Tensor positions;
  private final Conv2d proj;
  private final ModuleList<VitBlock> blocks;
  private final LayerNorm norm;
  private final Normalization normalization;

  /** With small random values, or none where the factory draws none. */
  public FrozenVit(Factory factory, VitConfig config) {
    this.config = config;
    int width = config.width();
    classToken = config.classToken() ? parameter("cls_token", factory.zeros(1, 1, width)) : null;
    registers =
        config.registers() > 0
            ? parameter("register_tokens", factory.zeros(1, config.registers(), width))
            : null;
    positions = parameter("pos_embed", positions(factory, config));
    int patch = config.patchSize();
    proj = new Conv2d(factory, 3, width, patch, patch, 0);
    child("patch_embed", new PatchEmbed(proj));
    blocks = child("blocks", ModuleList.of(config.depth(), i -> new VitBlock(factory, config)));
    norm = child("norm", new LayerNorm(factory, width, VitConfig.EPSILON));
    normalization = new Normalization(factory.device());
    requiresGrad(false);
    eval();
  }

  /** Only gives its part a name. */
  private static final class PatchEmbed extends Module {
    PatchEmbed(Conv2d proj) {
      child("proj", proj);
    }
  }

  private static Tensor positions(Factory factory, VitConfig config) {
    Tensor table = factory.empty(1, config.classTokens() + config.patches(), config.width());
    return Init.normal(table, 0.02, factory);
  }

  /** What it is made of. */
  public VitConfig config() {
    return config;
  }

  /**
   * The patch tokens behind the final norm, without the class token and registers.
   *
   * @param images [N, 3, S, S] in -1 .. 1, of the configured size
   * @return [N, patches, width], row by row
   */
  public Tensor forward(Tensor images) {
    return Scope.run(() -> {
      Tensor x = embed(images);
      for (VitBlock block : blocks) {
        x = block.forward(x);
      }
      return norm.forward(x).narrow(1, config.prefix(), config.patches());
    });
  }

  /**
   * All tokens before the first block, and again after each of the chosen blocks; without the final
   * norm. Blocks behind the last chosen one are not run.
   *
   * @param images [N, 3, S, S] in -1 .. 1, of the configured size
   * @param after blocks, counted from 0
   * @return [N, prefix + patches, width] each
   */
  public List<Tensor> states(Tensor images, Set<Integer> after) {
    try (var scope = Scope.open()) {
      List<Tensor> states = new ArrayList<>();
      Tensor x = embed(images);
      states.add(x);
      for (int i = 0; states.size() <= after.size(); i++) {
        x = blocks.get(i).forward(x);
        if (after.contains(i)) {
          states.add(x);
        }
      }
      return scope.escape(states);
    }
  }

  private Tensor embed(Tensor images) {
    if (images.size(-1) != config.imageSize() || images.size(-2) != config.imageSize()) {
      throw new IllegalArgumentException(
          "%s: this transformer takes images of %d x %d pixels"
              .formatted(images, config.imageSize(), config.imageSize()));
    }
    return Scope.run(() -> {
      Tensor patches = proj.forward(normalization.apply(images)).flatten(2).transpose(1, 2);
      Tensor x = patches.to(positions.dtype());
      if (classToken != null) {
        x = Torch.cat(List.of(classToken.expand(x.size(0), -1, -1), x), 1);
      }
      Tensor placed = x.add(positions);
      if (registers == null) {
        return placed;
      }
      Tensor first = placed.narrow(1, 0, config.classTokens());
      Tensor rest = placed.narrow(1, config.classTokens(), config.patches());
      return Torch.cat(List.of(first, registers.expand(x.size(0), -1, -1), rest), 1);
    });
  }

  @Override
  public void close() {
    super.close();
    normalization.close();
  }
}
