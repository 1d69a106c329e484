package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Layer;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.ModuleList;
import java.util.Arrays;

/**
 * The scalable interpolant transformer (SiT, Ma et al., 2024): a transformer over latent tokens,
 * conditioned on time and class by adaLN-Zero, that predicts velocities. With patches its state
 * dict is the original's, with a sequence of tokens it is MAETok's.
 */
public final class Sit extends Module implements Denoiser {

  static final String POSITIONS = "pos_embed";

  private final SitConfig config;
  private final Tensor positions;
  private final Layer inputs;
  private final TimeEmbedding times;
  private final LabelEmbedding labels;
  private final ModuleList<SitBlock> blocks;
  private final FinalLayer last;

  /**
   * A model with the reference's initial values, whose velocities are all 0.
   *
   * @param factory where it has no generator, values are left for {@link #loadStateDict}
   */
  public Sit(Factory factory, SitConfig config) {
    Factory blank = new Factory(factory.dtype(), factory.device(), null);
    long width = config.width();
    this.config = config;
    try (var scope = Scope.open()) {
      this.positions =
          parameter(POSITIONS, PositionEmbedding.of(config.input(), width, factory))
              .requiresGrad(false);
    }
    this.inputs = embedding(blank);
    this.times = child("t_embedder", new TimeEmbedding(blank, width));
    this.labels = child("y_embedder", new LabelEmbedding(blank, config.classes(), width));
    this.blocks = child("blocks", ModuleList.of(config.depth(), i -> new SitBlock(blank, config)));
    this.last = child("final_layer", new FinalLayer(blank, config));
    if (factory.generator() != null) {
      SitInit.fill(this, factory);
    }
  }

  private Layer embedding(Factory factory) {
    return switch (config.input()) {
      case LatentInput.Tokens tokens ->
          child("x_embedder", new Linear(factory, tokens.channels(), config.width()));
      case LatentInput.Patches patches ->
          child("x_embedder", new PatchEmbedding(factory, patches, config.width()));
    };
  }

  @Override
  public Tensor forward(Tensor x, Tensor time, Tensor label) {
    requireShape(x);
    return Scope.run(() -> {
      Tensor condition = Scope.run(() -> times.forward(time).add(labels.forward(label)).silu());
      Tensor tokens = Scope.run(() -> inputs.forward(x).add(positions));
      for (SitBlock block : blocks) {
        tokens = block.forward(tokens, condition);
      }
      return output(last.forward(tokens, condition));
    });
  }

  /** Joins patches and throws the unused second half of the channels away. */
  private Tensor output(Tensor tokens) {
    return switch (config.input()) {
      case LatentInput.Tokens input -> tokens.narrow(-1, 0, input.channels());
      case LatentInput.Patches input -> {
        long channels = input.channels();
        long all = config.learnSigma() ? 2 * channels : channels;
        yield PatchEmbedding.join(tokens, input, all).narrow(1, 0, channels);
      }
    };
  }

  private void requireShape(Tensor x) {
    long[] shape = x.shape();
    long[] expected = latentShape();
    if (shape.length != expected.length + 1
        || !Arrays.equals(shape, 1, shape.length, expected, 0, expected.length)) {
      throw new ShapeException(
          "the model needs latents [B, "
              + Arrays.toString(expected).substring(1)
              + ", not "
              + Arrays.toString(shape),
          "Sit.forward",
          "");
    }
  }

  /** What this model is. */
  public SitConfig config() {
    return config;
  }

  @Override
  public Interpolant interpolant() {
    return config.interpolant();
  }

  @Override
  public long[] latentShape() {
    return config.input().shape();
  }

  @Override
  public long nullLabel() {
    return config.nullLabel();
  }

  @Override
  public DType dtype() {
    return positions.dtype();
  }

  @Override
  public Device device() {
    return positions.device();
  }
}
