package dev.panatorch.tools.run;

import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokLoss;
import dev.panatorch.maetok.MaskingConfig;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A MAETok tokenizer in training, stage 1: masked input, pixels and oriented gradients. */
final class TokenizerTask implements TrainingTask<ImageSample>, AutoCloseable {

  private static final int HELD_OUT_BATCH = 32;

  private final MaeTok model;
  private final MaeTokLoss loss;
  private final @Nullable ImageFolder heldOut;
  private final Generator masks;
  private final List<Objective<ImageSample>> objectives;

  TokenizerTask(MaeTok model, MaeTokLoss loss, Optimization optimization, @Nullable ImageFolder heldOut) {
    this.model = model;
    this.loss = loss;
    this.heldOut = heldOut;
    this.masks = Generator.of(model.device(), 0);
    this.objectives = List.of(Objective.of(model, optimization, this::loss));
  }

  @Override
  public String name() {
    return "tokenizer";
  }

  @Override
  public List<Objective<ImageSample>> objectives() {
    return objectives;
  }

  private Loss loss(MicroBatch<ImageSample> batch) {
    model.seedDropPath(batch.clock().seed("drop path"));
    MaeTokLoss.Value value = loss.of(model, batch.data(), mask(batch));
    return new Loss(value.total(), value.parts());
  }

  private @Nullable Tensor mask(MicroBatch<ImageSample> batch) {
    MaskingConfig masking = model.config().masking();
    if (!masking.enabled()) {
      return null;
    }
    long tokens = model.config().imageTokens();
    double ratio = masking.ratio(new SplittableRandom(batch.clock().seed("mask ratio")).nextDouble());
    return MaskingConfig.mask(
        batch.size(), tokens, MaskingConfig.count(tokens, ratio), batch.clock().seed(masks, "mask"));
  }

  @Override
  public Evaluation evaluate(Clock clock) {
    if (heldOut == null) {
      return Evaluation.NONE;
    }
    try {
      Reconstruction result = Reconstruction.of(model, heldOut, HELD_OUT_BATCH);
      return new Evaluation(
          Map.of("psnr", result.psnr(), "ssim", result.ssim()),
          Map.of("reconstructions", Pictures.pairs(result, Pictures.SHEET).image()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    masks.close();
  }
}
