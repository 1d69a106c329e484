package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Sequential;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.util.List;
import java.util.Map;

/** Two convolutions as a tokenizer, and a small PatchGAN. */
final class TinyAdversaries implements TrainingTask<FixedImages.Item>, AutoCloseable {

  final Sequential tokenizer;
  final PatchDiscriminator discriminator;
  final TokenizerObjectives<FixedImages.Item> objectives;

  TinyAdversaries(AdversarialConfig config) {
    try (var factory = Factory.of(Device.CPU, 7)) {
      tokenizer =
          new Sequential(
              new Conv2d(factory, 3, 6, 3, 1, 1), Tensor::silu, new Conv2d(factory, 6, 3, 3, 1, 1));
      discriminator = new PatchDiscriminator(factory, 2, 2);
    }
    Optimization how =
        Optimization.of(AdamW.Config.of(0.01).withBetas(0.9, 0.95), LearningRate.constant(2e-3))
            .clipping(1);
    var losses =
        new TokenizerLosses(ObjectiveWeights.PIXELS.with(config), null, discriminator, Device.CPU);
    objectives =
        new TokenizerObjectives<>(tokenizer, how, batch -> pass(batch.data()), losses, how);
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
  public List<Objective<FixedImages.Item>> objectives() {
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
  }
}
