package dev.panatorch.tools.bench;

import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.model.TransformerSize;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;

/** One velocity of MAETok's SiT-XL: 128 tokens of 32 channels, a time and a class an image. */
final class DenoiserForward implements ModelWork {

  static final long CLASSES = 1000;

  private final DiffusionTransformer model;
  private final Tensor latents;
  private final Tensor times;
  private final Tensor labels;

  DenoiserForward(ModelCase wanted, Device device) {
    if (!wanted.work().equals("forward")) {
      throw new IllegalArgumentException(
          "a denoiser can do forward and train, not " + wanted.work());
    }
    DType precision = ModelWork.precision(device);
    model = model(device);
    model.to(device, precision).eval();
    try (var scope = Scope.open();
        var random = Generator.of(device, 1)) {
      long[] count = {wanted.batch()};
      latents = Torch.randn(new long[] {count[0], 128, 32}, random, precision, device).keep();
      times = Torch.rand(count, random, DType.FLOAT32, device).keep();
      labels = labels(count, random).keep();
    }
  }

  /** MAETok's SiT-XL with random weights, float32. */
  static DiffusionTransformer model(Device device) {
    TransformerConfig config =
        TransformerConfig.sit(new LatentInput.Tokens(128, 32), TransformerSize.XL, CLASSES);
    try (var factory = Factory.of(device, 0)) {
      return new DiffusionTransformer(factory, config);
    }
  }

  /** Random classes. */
  static Tensor labels(long[] count, Generator random) {
    return Torch.rand(count, random, DType.FLOAT32, random.device())
        .mul((double) CLASSES)
        .to(DType.INT64);
  }

  @Override
  public void run() {
    Tensor _ = model.forward(latents, times, labels);
  }

  @Override
  public void close() {
    latents.close();
    times.close();
    labels.close();
    model.close();
  }
}
