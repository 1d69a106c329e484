package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.LayerNorm;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.ModuleList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A transformer in which class and time are tokens and the first half of the blocks feeds the
 * second (U-ViT, Bao et al., 2023). With the linear path and velocities it is the USiT of DC-AE
 * (Chen et al., 2025); its state dict has that code's names, without the prefix {@code uvit.}. A
 * sequence of tokens is embedded by a linear map instead of patches.
 */
public final class UVit extends DenoiserModule {

  static final String EMBEDDING = "patch_embed";

  /** Tokens before the latent's: class and time. */
  static final long EXTRA = 2;

  private static final double DEVIATION = 0.02;

  private final UVitConfig config;
  private final Tensor positions;
  private final Layer inputs;
  private final LabelEmbedding labels;
  private final ModuleList<TransformerBlock> first;
  private final TransformerBlock middle;
  private final ModuleList<TransformerBlock> second;
  private final LayerNorm norm;
  private final Linear output;

  /**
   * A model with U-ViT's initial values.
   *
   * @param factory where it has no generator, values are left for {@link #loadStateDict}
   */
  public UVit(Factory factory, UVitConfig config) {
    long width = config.width();
    int half = config.depth() / 2;
    this.config = config;
    this.positions =
        parameter("pos_embed", factory.empty(1, EXTRA + config.input().tokens(), width));
    this.inputs = embedding(EMBEDDING, factory, config.input(), width);
    this.labels = child("label_emb", new LabelEmbedding(factory, config, width));
    this.first = child("in_blocks", blocks(factory, half, false));
    this.middle = child("mid_block", new TransformerBlock(factory, BlockConfig.of(config, false)));
    this.second = child("out_blocks", blocks(factory, half, true));
    this.norm = child("norm", new LayerNorm(factory, width, BlockConfig.UVIT_EPSILON));
    this.output = child("decoder_pred", new Linear(factory, width, config.input().features()));
    fill(factory);
  }

  private ModuleList<TransformerBlock> blocks(Factory factory, int count, boolean skip) {
    return ModuleList.of(count, i -> new TransformerBlock(factory, BlockConfig.of(config, skip)));
  }

  /** Matrices and positions cut normal, biases 0; the tables stay as PyTorch makes them. */
  private void fill(Factory factory) {
    parameters()
        .forEach((name, value) -> {
          boolean embedding = name.startsWith(EMBEDDING) || name.startsWith("label_emb");
          if (name.equals("pos_embed") || (!embedding && value.dim() == 2)) {
            Init.truncatedNormal(value, DEVIATION, factory);
          } else if (!embedding && name.endsWith(".bias") && factory.generator() != null) {
            Init.zeros(value);
          }
        });
  }

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor label) {
    config.input().requireShape(x);
    return Scope.run(() -> {
      Tensor tokens = Scope.run(() -> embedded(x, times, label));
      Deque<Tensor> skips = new ArrayDeque<>();
      for (TransformerBlock block : first) {
        tokens = run(block, tokens);
        skips.push(tokens);
      }
      tokens = run(middle, tokens);
      for (TransformerBlock block : second) {
        tokens = run(block, tokens, skips.pop());
      }
      Tensor features = output.forward(norm.forward(tokens));
      Tensor own = features.narrow(1, EXTRA, config.input().tokens());
      return switch (config.input()) {
        case LatentInput.Tokens input -> own;
        case LatentInput.Patches input -> PatchEmbedding.join(own, input, input.channels());
      };
    });
  }

  private Tensor run(TransformerBlock block, Tensor... inputs) {
    return checkpointed(
        block,
        List.of(inputs),
        List.of(),
        in -> block.forward(in.getFirst(), in.size() == 1 ? null : in.getLast()));
  }

  private Tensor embedded(Tensor x, Tensor times, Tensor label) {
    Tensor time = PositionEmbedding.ofTimes(times, (int) config.width()).to(dtype()).unsqueeze(1);
    Tensor known = labels.forward(label).unsqueeze(1);
    return Torch.cat(List.of(known, time, inputs.forward(x)), 1).add(positions);
  }

  @Override
  public UVitConfig config() {
    return config;
  }

  @Override
  Tensor positions() {
    return positions;
  }
}
