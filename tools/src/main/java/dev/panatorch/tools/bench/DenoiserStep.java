package dev.panatorch.tools.bench;

import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.training.DiffusionLoss;
import dev.panatorch.diffusion.training.LossConfig;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.Ema;
import dev.panatorch.runtime.optim.GradClip;
import dev.panatorch.runtime.train.Clock;
import java.util.List;

/**
 * One training step of SiT-XL as MAETok publishes it: logit-normal times, labels dropped, bfloat16
 * on a GPU, gradients clipped, fused AdamW, averages.
 */
final class DenoiserStep implements ModelWork {

  private final Device device;
  private final DiffusionTransformer model;
  private final DiffusionLoss loss;
  private final AdamW optimizer;
  private final Ema averages;
  private final Tensor latents;
  private final Tensor labels;
  private final List<Tensor> trained;
  private long steps;

  DenoiserStep(ModelCase wanted, Device device) {
    this.device = device;
    model = DenoiserForward.model(wanted, device);
    loss = DiffusionLoss.of(model, LossConfig.of(TimeSampling.LOGIT_NORMAL, 0.1));
    optimizer = new AdamW(model.parameters(), AdamW.Config.of(0));
    averages = new Ema(model, 0.9999);
    trained = model.parameters().values().stream().filter(Tensor::requiresGrad).toList();
    try (var scope = Scope.open();
        var random = Generator.of(device, 1)) {
      long[] count = {wanted.batch()};
      latents =
          Torch.randn(Batch.shape(count[0], model.latentShape()), random, DType.FLOAT32, device)
              .keep();
      labels = DenoiserForward.labels(count, random).keep();
    }
  }

  @Override
  public void run() {
    steps++;
    total().backward();
    Tensor _ = GradClip.clipNorm(trained, 1);
    optimizer.step(1e-4);
    optimizer.zeroGrad();
    averages.update();
  }

  private Tensor total() {
    if (!device.isCuda()) {
      return loss.of(latents, labels, null, new Clock(0, 0, steps, steps)).total();
    }
    try (var low = Autocast.enable(device, DType.BFLOAT16)) {
      return loss.of(latents, labels, null, new Clock(0, 0, steps, steps)).total();
    }
  }

  @Override
  public void close() {
    loss.close();
    optimizer.close();
    averages.close();
    latents.close();
    labels.close();
    model.close();
  }
}
