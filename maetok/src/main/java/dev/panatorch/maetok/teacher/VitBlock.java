package dev.panatorch.maetok.teacher;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Attention;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.LayerScale;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.SwiGlu;

/** Attention and a feed-forward layer, each after a norm and added to its input. */
final class VitBlock extends Module implements Layer {

  private final LayerNorm norm1;
  private final Attention attention;
  private final Layer scale1;
  private final LayerNorm norm2;
  private final Layer mlp;
  private final Layer scale2;

  VitBlock(Factory factory, VitConfig config) {
    norm1 = child("norm1", new LayerNorm(factory, config.width(), VitConfig.EPSILON));
    attention = child("attn", new Attention(factory, config.width(), config.heads()));
    scale1 = scale(factory, "ls1", config);
    norm2 = child("norm2", new LayerNorm(factory, config.width(), VitConfig.EPSILON));
    mlp =
        config.gated()
            ? child("mlp", new SwiGlu(factory, config.width(), config.hidden()))
            : child("mlp", new Mlp(factory, config.width(), config.hidden(), config.gelu()));
    scale2 = scale(factory, "ls2", config);
  }

  private Layer scale(Factory factory, String name, VitConfig config) {
    return config.layerScale() ? child(name, new LayerScale(factory, config.width(), 1)) : x -> x;
  }

  /** Maps [N, tokens, width] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(() -> {
      Tensor y = x.add(Scope.run(() -> scale1.forward(attention.forward(norm1.forward(x)))));
      return y.add(Scope.run(() -> scale2.forward(mlp.forward(norm2.forward(y)))));
    });
  }
}
