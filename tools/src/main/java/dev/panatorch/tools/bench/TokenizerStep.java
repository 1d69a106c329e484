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
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.Ema;
import dev.panatorch.runtime.optim.GradClip;
import dev.panatorch.runtime.train.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of the first stage of the published tokenizer with oriented gradients as the auxiliary
 * target: bfloat16 on a GPU, half of the image masked, gradients clipped, fused AdamW, averages.
 * With an adversary, the discriminator takes its step on the same reconstructions.
 */
final class TokenizerStep implements ModelWork {

  /** The network that is trained. */
  static final MaeTokConfig CONFIG =
      MaeTokConfig.base(256)
          .withAuxiliary(
              Map.of(AuxiliaryTarget.HOG, AuxiliaryConfig.published(AuxiliaryTarget.HOG)));

  private static final long MASKED = 128;

  private final Device device;
  private final MaeTok model;
  private final @Nullable Adversary adversary;
  private final Updates tokenizer;
  private final @Nullable Updates discriminator;
  private final Ema averages;
  private final Generator random;
  private final Tensor images;
  private final TokenizerLosses losses;
  private long steps;

  /** With an adversary, which is closed with this, or with pixels and oriented gradients alone. */
  TokenizerStep(int batch, Device device, @Nullable Adversary adversary) {
    this.device = device;
    this.adversary = adversary;
    this.random = Generator.of(device, 1);
    try (var factory = Factory.of(device, 0)) {
      model = new MaeTok(factory, CONFIG);
    }
    try (var scope = Scope.open()) {
      long[] shape = {batch, 3, 256, 256};
      images = Torch.rand(shape, random, DType.FLOAT32, device).mul(2.0).sub(1.0).keep();
    }
    tokenizer = new Updates(model);
    discriminator = adversary == null ? null : new Updates(adversary.discriminator());
    losses =
        adversary == null
            ? new TokenizerLosses(ObjectiveWeights.PIXELS, null, null, device)
            : adversary.losses(device);
    averages = new Ema(model, 0.9999);
  }

  /** A network's parameters and their optimizer. */
  private static final class Updates {
    private final AdamW optimizer;

    Updates(Module module) {
      optimizer =
          new AdamW(
              module.parameters(), AdamW.Config.of(1e-4).withBetas(0.9, 0.95).decayingMatrices());
    }

    void record(boolean recorded) {
      optimizer.parameters().forEach(parameter -> parameter.requiresGrad(recorded));
    }

    void follow(Tensor loss) {
      loss.backward();
      Tensor _ = GradClip.clipNorm(optimizer.parameters(), 1);
      optimizer.step(2e-4);
      optimizer.zeroGrad();
    }
  }

  @Override
  public void run() {
    Clock clock = Adversary.clock(steps++);
    if (discriminator != null) {
      discriminator.record(false);
    }
    Tensor mask = MaskingConfig.mask(images.size(0), 256, MASKED, random);
    TokenizerPass pass;
    Tensor total;
    try (var low = lowPrecision()) {
      pass =
          new ForwardPass(model, AuxiliaryTargets.WITHOUT_TEACHERS, true)
              .run(images, mask, null, random);
      total = losses.generator(images, pass, clock).total();
    }
    tokenizer.follow(total);
    averages.update();
    if (discriminator != null) {
      discriminator.record(true);
      Tensor judged;
      try (var low = lowPrecision()) {
        judged = losses.discriminator(images, pass.reconstruction(), clock).total();
      }
      discriminator.follow(judged);
    }
  }

  private @Nullable Autocast lowPrecision() {
    return device.isCuda() ? Autocast.enable(device, DType.BFLOAT16) : null;
  }

  @Override
  public void close() {
    losses.close();
    tokenizer.optimizer.close();
    if (discriminator != null) {
      discriminator.optimizer.close();
    }
    averages.close();
    images.close();
    random.close();
    model.close();
    if (adversary != null) {
      adversary.close();
    }
  }
}
