package dev.panatorch.maetok.loss;

import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Sequential;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.testing.NumberedData;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Two convolutions as a tokenizer, and a small discriminator. */
final class TinyAdversaries implements TrainingTask<NumberedData.Item>, AutoCloseable {

  private static final VitConfig BACKBONE =
      new VitConfig(12, 3, 2, 24, 4, 16, true, false, Mlp.Gelu.TANH);

  final Sequential tokenizer;
  final Discriminator discriminator;
  final TokenizerObjectives<NumberedData.Item> objectives;
  private final Generator dropout;
  private final Lpips lpips;

  /** Pixels and PatchGAN, on the CPU. */
  TinyAdversaries(AdversarialConfig config) {
    this(
        ObjectiveWeights.PIXELS.with(config),
        Device.CPU,
        factory -> new PatchDiscriminator(factory, 2, 2));
  }

  /** With LPIPS on AlexNet, whose weights are random. */
  TinyAdversaries(
      ObjectiveWeights weights, Device device, Function<Factory, Discriminator> discriminators) {
    dropout = Generator.of(device, 0);
    try (var factory = Factory.of(device, 7)) {
      tokenizer =
          new Sequential(
              new Conv2d(factory, 3, 6, 3, 1, 1), Tensor::silu, new Conv2d(factory, 6, 3, 3, 1, 1));
      discriminator = discriminators.apply(factory);
      lpips = new Lpips(factory, Backbone.ALEXNET, dropout);
    }
    lpips.train(true);
    Optimization how =
        Optimization.of(AdamW.Config.of(0.01).withBetas(0.9, 0.95), LearningRate.constant(2e-3))
            .clipping(1);
    var losses = new TokenizerLosses(weights, lpips, discriminator, device);
    objectives =
        new TokenizerObjectives<>(tokenizer, how, batch -> pass(batch.data()), losses, how);
  }

  /** A discriminator on a transformer of random values. */
  static Discriminator dino(Factory factory) {
    return new DinoDiscriminator(factory, new FrozenVit(factory, BACKBONE), Set.of(0, 2));
  }

  TokenizerPass pass(Tensor images) {
    return new TokenizerPass(tokenizer.forward(images), lastLayer(), null, Map.of());
  }

  Tensor lastLayer() {
    return tokenizer.parameters().get("2.weight");
  }

  @Override
  public String name() {
    return "adversaries";
  }

  @Override
  public List<Objective<NumberedData.Item>> objectives() {
    return objectives.objectives();
  }

  @Override
  public Map<String, Tensor> state() {
    return objectives.losses().state();
  }

  @Override
  public void close() {
    objectives.close();
    tokenizer.close();
    discriminator.close();
    lpips.close();
    dropout.close();
  }
}
