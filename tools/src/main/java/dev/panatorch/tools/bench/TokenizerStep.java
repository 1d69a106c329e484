package dev.panatorch.tools.bench;

import dev.panatorch.maetok.AuxiliaryConfig;
import dev.panatorch.maetok.AuxiliaryTarget;
import dev.panatorch.maetok.AuxiliaryTargets;
import dev.panatorch.maetok.ForwardPass;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaskingConfig;
import dev.panatorch.maetok.loss.ObjectiveWeights;
import dev.panatorch.maetok.loss.TokenizerLosses;
import dev.panatorch.maetok.loss.TokenizerPass;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.Ema;
import dev.panatorch.runtime.optim.GradClip;
import dev.panatorch.runtime.train.Clock;
import java.util.List;
import java.util.Map;

/**
 * One step of the first stage of the published tokenizer with oriented gradients as the auxiliary
 * target: bfloat16 on a GPU, half of the image masked, gradients clipped, fused AdamW, averages.
 */
final class TokenizerStep implements ModelWork {

  private static final long MASKED = 128;
  private static final Clock START = new Clock(0, 0, 0, 0);

  private final Device device;
  private final MaeTok model;
  private final AdamW optimizer;
  private final Ema averages;
  private final Generator random;
  private final Tensor images;
  private final List<Tensor> trained;
  private final TokenizerLosses losses;

  TokenizerStep(int batch, Device device) {
    this.device = device;
    this.random = Generator.of(device, 1);
    AuxiliaryTarget hog = AuxiliaryTarget.HOG;
    MaeTokConfig config =
        MaeTokConfig.base(256).withAuxiliary(Map.of(hog, AuxiliaryConfig.published(hog)));
    try (var factory = Factory.of(device, 0)) {
      model = new MaeTok(factory, config);
    }
    try (var scope = Scope.open()) {
      long[] shape = {batch, 3, 256, 256};
      images = Torch.rand(shape, random, DType.FLOAT32, device).mul(2.0).sub(1.0).keep();
    }
    optimizer =
        new AdamW(
            model.parameters(), AdamW.Config.of(1e-4).withBetas(0.9, 0.95).decayingMatrices());
    losses = new TokenizerLosses(ObjectiveWeights.PIXELS, null, null, device);
    averages = new Ema(model, 0.9999);
    trained = model.parameters().values().stream().filter(Tensor::requiresGrad).toList();
  }

  @Override
  public void run() {
    Tensor mask = MaskingConfig.mask(images.size(0), 256, MASKED, random);
    loss(mask).backward();
    Tensor _ = GradClip.clipNorm(trained, 1);
    optimizer.step(2e-4);
    optimizer.zeroGrad();
    averages.update();
  }

  private Tensor loss(Tensor mask) {
    TokenizerPass pass;
    try (var low = device.isCuda() ? Autocast.enable(device, DType.BFLOAT16) : null) {
      pass =
          new ForwardPass(model, AuxiliaryTargets.WITHOUT_TEACHERS, true)
              .run(images, mask, null, random);
    }
    return losses.generator(images, pass, START).total();
  }

  @Override
  public void close() {
    losses.close();
    optimizer.close();
    averages.close();
    images.close();
    random.close();
    model.close();
  }
}
