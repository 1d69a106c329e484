package dev.panatorch.runtime.train;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.nn.Dropout;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.nn.Sequential;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.EmaDecay;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.testing.NumberedData;
import java.util.List;
import java.util.Map;

/**
 * Denoises small vectors: with noise and dropout drawn from the clock, an average, a warm-up, and a
 * running mean of its own.
 */
class TinyTask implements TrainingTask<NumberedData.Item>, AutoCloseable {

  private final Generator generator = Generator.of(Device.CPU, 0);
  private final Tensor runningMean = Torch.zeros(1).keep();
  private final Sequential model;
  private final Optimization optimization;
  int evaluations;

  TinyTask() {
    this(1e-2);
  }

  TinyTask(double learningRate) {
    try (var f = Factory.of(Device.CPU, 11)) {
      model =
          new Sequential(
              new Linear(f, Numbers.WIDTH, 32),
              Tensor::silu,
              new Dropout(0.1, generator),
              new Linear(f, 32, Numbers.WIDTH));
    }
    optimization =
        Optimization.of(
                AdamW.Config.of(0.01).decayingMatrices(),
                LearningRate.cosine(learningRate, learningRate / 10, 400).withWarmUp(0, 10))
            .clipping(1)
            .averaging(new EmaDecay(0.95, 5));
  }

  Module model() {
    return model;
  }

  @Override
  public String name() {
    return "tiny";
  }

  @Override
  public List<Objective<NumberedData.Item>> objectives() {
    return List.of(Objective.of(model, optimization, this::loss));
  }

  Loss loss(MicroBatch<NumberedData.Item> batch) {
    batch.clock().seed(generator, "noise");
    Tensor noise = Torch.randn(batch.data().shape(), generator).mul(0.1);
    Tensor loss = model.forward(batch.data().add(noise)).mseLoss(batch.data());
    runningMean.mul_(0.9).add_(loss.detach().mul(0.1));
    return new Loss(loss, Map.of("running", runningMean));
  }

  @Override
  public Map<String, Tensor> state() {
    return Map.of("running_mean", runningMean);
  }

  @Override
  public Evaluation evaluate(Clock clock) {
    evaluations++;
    double weight = model.parameters().get("0.weight").abs().mean().item();
    return new Evaluation(Map.of("weight", weight), Map.of("black", RgbImage.black(4, 4)));
  }

  @Override
  public void close() {
    model.close();
    runningMean.close();
    generator.close();
  }
}
