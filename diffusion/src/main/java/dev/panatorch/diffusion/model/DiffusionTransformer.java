package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.ModuleList;
import dev.panatorch.runtime.nn.Sequential;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A transformer over latent tokens, conditioned on time and class by adaLN-Zero: DiT (Peebles and
 * Xie, 2023), SiT (Ma et al., 2024) and LightningDiT (Yao and Wang, 2025), by configuration. Its
 * state dict is the official one of the model that it is configured to be.
 */
public final class DiffusionTransformer extends DenoiserModule {

  static final String POSITIONS = "pos_embed";

  /**
   * An output with the teacher's features as the projector sees them.
   *
   * @param output as {@link #forward} gives it
   * @param features [B, tokens, features]
   */
  public record Projected(Tensor output, Tensor features) {}

  private final TransformerConfig config;
  private final Tensor positions;
  private final Layer inputs;
  private final TimeEmbedding times;
  private final LabelEmbedding labels;
  private final @Nullable UnaryOperator<Tensor> rotation;
  private final ModuleList<TransformerBlock> blocks;
  private final FinalLayer last;
  private final @Nullable ModuleList<Sequential> projectors;

  /**
   * A model with the reference's initial values, whose outputs are all 0.
   *
   * @param factory where it has no generator, values are left for {@link #loadStateDict}
   */
  public DiffusionTransformer(Factory factory, TransformerConfig config) {
    Factory blank = new Factory(factory.dtype(), factory.device(), null);
    Backbone backbone = config.backbone();
    long width = backbone.width();
    this.config = config;
    try (var scope = Scope.open()) {
      this.positions =
          parameter(POSITIONS, PositionEmbedding.of(config.input(), width, factory))
              .requiresGrad(false);
    }
    this.inputs = embedding("x_embedder", blank, config.input(), width);
    this.times = child("t_embedder", new TimeEmbedding(blank, width, config.temperature()));
    this.labels = child("y_embedder", new LabelEmbedding(blank, config, width));
    this.rotation =
        backbone.rotary()
            ? child("feat_rope", new RotaryEmbedding(blank, config.input(), backbone.headWidth()))
            : null;
    BlockConfig block = BlockConfig.of(backbone);
    this.blocks =
        child("blocks", ModuleList.of(backbone.depth(), i -> new TransformerBlock(blank, block)));
    this.last = child("final_layer", new FinalLayer(blank, config));
    ProjectorConfig projector = config.projector();
    this.projectors =
        projector == null ? null : child("projectors", Projector.of(blank, width, projector));
    if (factory.generator() != null) {
      TransformerInit.fill(this, factory);
    }
  }

  @Override
  public Tensor forward(Tensor x, Tensor time, Tensor label) {
    return Scope.run(() -> run(x, time, label, null, null).output());
  }

  @Override
  public Tensor forward(Tensor x, Tensor time, Tensor label, Tensor temperatures) {
    if (!config.temperature()) {
      return super.forward(x, time, label, temperatures);
    }
    return Scope.run(() -> run(x, time, label, temperatures, null).output());
  }

  /**
   * As {@link #forward(Tensor, Tensor, Tensor)}, with the projected tokens of a block inside.
   *
   * @throws IllegalStateException if the model has no projector
   */
  public Projected forwardProjected(Tensor x, Tensor time, Tensor label) {
    ProjectorConfig projector = config.projector();
    if (projectors == null || projector == null) {
      throw new IllegalStateException("this model was made without a projector");
    }
    try (var scope = Scope.open()) {
      Projected both = run(x, time, label, null, projector);
      scope.escape(both.output());
      scope.escape(both.features());
      return both;
    }
  }

  private Projected run(
      Tensor x,
      Tensor time,
      Tensor label,
      @Nullable Tensor temperatures,
      @Nullable ProjectorConfig projector) {
    config.input().requireShape(x);
    Tensor condition =
        Scope.run(() -> times.forward(time, temperatures).add(labels.forward(label)).silu());
    Tensor tokens = Scope.run(() -> inputs.forward(x).add(positions));
    Tensor features = condition;
    for (int i = 0; i < blocks.size(); i++) {
      Tensor before = tokens;
      TransformerBlock block = blocks.get(i);
      tokens =
          checkpointed(
              block,
              List.of(before, condition),
              List.of(),
              in -> block.forward(in.get(0), in.get(1), rotation));
      // Frees the memory at once where no backward pass needs it.
      before.close();
      if (projectors != null && projector != null && projector.afterBlock() == i + 1) {
        features = projectors.get(0).forward(tokens);
      }
    }
    return new Projected(output(last.forward(tokens, condition)), features);
  }

  /** Joins patches; throws channels of which nothing is known away. */
  private Tensor output(Tensor tokens) {
    long channels = config.outputChannels();
    return switch (config.input()) {
      case LatentInput.Tokens input -> tokens.narrow(-1, 0, channels);
      case LatentInput.Patches input -> {
        long all = config.learnSigma() ? 2 * input.channels() : input.channels();
        yield PatchEmbedding.join(tokens, input, all).narrow(1, 0, channels);
      }
    };
  }

  @Override
  public TransformerConfig config() {
    return config;
  }

  @Override
  public boolean takesTemperature() {
    return config.temperature();
  }

  @Override
  Tensor positions() {
    return positions;
  }
}
