package dev.panatorch.maetok;

import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Attention;
import dev.panatorch.runtime.nn.DropPath;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.LayerScale;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Module;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Attention and MLP, each after a norm and added to its input. Either the norms have weights and
 * the branches are scaled by LayerScale, or the norms have none and the latents modulate the latent
 * tokens.
 */
final class TransformerBlock extends Module {

  private final Layer norm1;
  private final Attention attention;
  private final Layer scale1;
  private final Layer norm2;
  private final Mlp mlp;
  private final Layer scale2;
  private final DropPath dropPath;
  private final @Nullable LatentModulation modulation;

  /** One block of a transformer; {@code rate} is that of its drop path. */
  TransformerBlock(
      Factory factory, TransformerShape shape, double rate, @Nullable Generator drops) {
    int width = shape.size().width();
    boolean plain = !shape.modulated();
    norm1 = child("norm1", new LayerNorm(factory, width, TransformerShape.EPSILON, plain));
    attention = child("attn", new Attention(factory, width, shape.size().heads()));
    scale1 = plain ? scale(factory, "ls1", shape) : x -> x;
    norm2 = child("norm2", new LayerNorm(factory, width, TransformerShape.EPSILON, plain));
    mlp = child("mlp", new Mlp(factory, width, 4L * width, Mlp.Gelu.EXACT));
    scale2 = plain ? scale(factory, "ls2", shape) : x -> x;
    dropPath = child("drop_path", new DropPath(rate, drops));
    modulation = plain ? null : child("adaLN_modulation", shape.modulation(factory, 2));
    shape.initialize(factory, attention.qkv(), attention.proj(), mlp.fc1(), mlp.fc2());
  }

  private LayerScale scale(Factory factory, String name, TransformerShape shape) {
    return child(name, new LayerScale(factory, shape.size().width(), shape.init().layerScale()));
  }

  /**
   * Maps [N, tokens, width] to the same shape.
   *
   * @param rotation of the queries and keys; null for none
   * @param latents [N, latents, channels]; read where the block is modulated
   */
  Tensor forward(Tensor x, @Nullable Rotation rotation, Tensor latents) {
    return Scope.run(() -> {
      UnaryOperator<Tensor> modulate1 = UnaryOperator.identity();
      UnaryOperator<Tensor> modulate2 = UnaryOperator.identity();
      if (modulation != null) {
        LatentModulation.Affine[] affine = modulation.forward(latents);
        modulate1 = affine[0]::apply;
        modulate2 = affine[1]::apply;
      }
      Tensor y = x.add(attend(x, rotation, modulate1));
      return y.add(map(y, modulate2));
    });
  }

  private Tensor attend(Tensor x, @Nullable Rotation rotation, UnaryOperator<Tensor> modulate) {
    return Scope.run(() -> {
      Tensor normed = Scope.run(() -> modulate.apply(norm1.forward(x)));
      return dropPath.forward(scale1.forward(attention.forward(normed, rotation)));
    });
  }

  private Tensor map(Tensor x, UnaryOperator<Tensor> modulate) {
    return Scope.run(() -> {
      Tensor normed = Scope.run(() -> modulate.apply(norm2.forward(x)));
      return dropPath.forward(scale2.forward(mlp.forward(normed)));
    });
  }
}
