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
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.nn.Factory;

/**
 * One velocity of SiT-XL for a time and a class an image: MAETok's on 128 tokens of 32 channels, or
 * the original on maps of 64 x 64 with 4 channels, which are 1,024 tokens.
 */
final class DenoiserForward implements ModelWork {

  static final long CLASSES = 1000;

  private final DiffusionTransformer model;
  private final Tensor latents;
  private final Tensor times;
  private final Tensor labels;

  DenoiserForward(ModelCase wanted, Device device) {
    if (!wanted.work().equals("forward")) {
      throw new IllegalArgumentException(
          "a denoiser can do forward, train and sample, not " + wanted.work());
    }
    DType precision = ModelWork.precision(device);
    model = model(wanted, device);
    model.to(device, precision).eval();
    try (var scope = Scope.open();
        var random = Generator.of(device, 1)) {
      long[] count = {wanted.batch()};
      latents =
          Torch.randn(Batch.shape(count[0], model.latentShape()), random, precision, device).keep();
      times = Torch.rand(count, random, DType.FLOAT32, device).keep();
      labels = labels(count, random).keep();
    }
  }

  /** What a case's network is. */
  static TransformerConfig config(ModelCase wanted) {
    return wanted.model().equals("sit-xl-1024")
        ? TransformerConfig.sit(new LatentInput.Patches(64, 4, 2), TransformerSize.XL, CLASSES)
        : TransformerConfig.sit(new LatentInput.Tokens(128, 32), TransformerSize.XL, CLASSES);
  }

  /** The network of a case with random weights, float32. */
  static DiffusionTransformer model(ModelCase wanted, Device device) {
    try (var factory = Factory.of(device, 0)) {
      return new DiffusionTransformer(factory, config(wanted));
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
