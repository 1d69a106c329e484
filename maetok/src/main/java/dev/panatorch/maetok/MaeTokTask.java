package dev.panatorch.maetok;

import dev.panatorch.maetok.loss.TokenizerLosses;
import dev.panatorch.maetok.loss.TokenizerObjectives;
import dev.panatorch.maetok.loss.TokenizerPass;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingTask;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Trains a tokenizer on masked images, alone or against a discriminator. One share of masked tokens
 * is drawn for each micro-batch; it, the masked places, drawn latents and the dropped paths follow
 * from the run's clock.
 *
 * @param <S> what a sample is; its elements are images [3, S, S] in -1 .. 1
 */
public final class MaeTokTask<S extends Sample> implements TrainingTask<S>, AutoCloseable {

  private final MaeTok model;
  private final ForwardPass pass;
  private final TokenizerObjectives<S> objectives;
  private final MaskSchedule schedule;
  private final Function<List<S>, @Nullable Tensor> captions;
  private final Function<Clock, Evaluation> evaluation;
  private final Generator masks;
  private final Generator noise;

  /**
   * A task on the device where the model lies.
   *
   * @param how what is optimized and how
   * @param targets of the auxiliary decoders; the caller closes them
   * @param losses on the reconstructions; closed with this
   * @param captions of samples, int64 [N, most], filled with -1; null where there are none
   * @param evaluation looks at the model from time to time
   */
  public MaeTokTask(
      MaeTok model,
      Recipe how,
      AuxiliaryTargets targets,
      TokenizerLosses losses,
      Function<List<S>, @Nullable Tensor> captions,
      Function<Clock, Evaluation> evaluation) {
    targets.requireFit(model.config());
    this.model = model;
    this.pass = new ForwardPass(model, targets, how.maskedOnly());
    this.objectives =
        new TokenizerObjectives<>(
            model, how.tokenizer(), this::forward, losses, how.discriminator());
    this.schedule = how.schedule();
    this.captions = captions;
    this.evaluation = evaluation;
    this.masks = Generator.of(model.device(), 0);
    this.noise = Generator.of(model.device(), 0);
  }

  /**
   * How a run goes.
   *
   * @param tokenizer the optimization of the tokenizer
   * @param discriminator that of the discriminator, where there is one
   * @param schedule how masking changes in the course of the run
   * @param maskedOnly whether auxiliary targets count at masked tokens alone
   */
  public record Recipe(
      Optimization tokenizer,
      Optimization discriminator,
      MaskSchedule schedule,
      boolean maskedOnly) {}

  /**
   * The published optimization: AdamW with betas 0.9 and 0.95 and a weight decay of 1e-4 for
   * matrices and embeddings, a linear warm-up to the peak and a cosine to a tenth of it, gradients
   * clipped to norm 1, an average of the parameters.
   *
   * @param peak highest learning rate; published: 2e-4 for batches of 512
   * @param warmUp updates of the warm-up; published: 5,004
   * @param updates of the whole run; published: 500,400
   * @param emaDecay published: 0.9999
   */
  public static Optimization optimization(double peak, long warmUp, long updates, double emaDecay) {
    var adamW = AdamW.Config.of(1e-4).withBetas(0.9, 0.95).decayingMatrices();
    var cosine = new LearningRate.Cosine(peak, peak / 10, updates);
    var rate = warmUp == 0 ? cosine : new LearningRate.WarmUp(peak / 20, warmUp, cosine);
    return Optimization.of(adamW, rate).clipping(1).averaging(emaDecay);
  }

  /**
   * How the shares of masked tokens change: constant, or falling to zero.
   *
   * @param images after which nothing is masked any more, the shares falling evenly until then; 0
   *     for shares that stay
   */
  public record MaskSchedule(long images) {

    /** The configured shares throughout. */
    public static final MaskSchedule CONSTANT = new MaskSchedule(0);

    double factor(long imagesSeen) {
      return images == 0 ? 1 : Math.max(0, 1 - (double) imagesSeen / images);
    }
  }

  @Override
  public String name() {
    return "tokenizer";
  }

  @Override
  public List<Objective<S>> objectives() {
    return objectives.objectives();
  }

  @Override
  public Map<String, Tensor> state() {
    return objectives.losses().discriminator() == null ? Map.of() : objectives.losses().state();
  }

  @Override
  public Evaluation evaluate(Clock clock) {
    return evaluation.apply(clock);
  }

  private TokenizerPass forward(MicroBatch<S> batch) {
    Clock clock = batch.clock();
    model.seedDropPath(clock.seed("drop path"));
    return pass.run(
        batch.data(),
        mask(batch.data(), clock),
        captions.apply(batch.samples()),
        clock.seed(noise, "latents"));
  }

  private @Nullable Tensor mask(Tensor images, Clock clock) {
    MaskingConfig masking = model.config().masking().scaled(schedule.factor(clock.imagesSeen()));
    long tokens = model.grid(images).tokens();
    long count = MaskingConfig.count(tokens, masking.ratio(uniform(clock.seed("mask ratio"))));
    if (count == 0) {
      return null;
    }
    return MaskingConfig.mask(images.size(0), tokens, count, clock.seed(masks, "mask"));
  }

  /** The upper 53 bits of a seed as a number in 0 .. 1, 1 excluded. */
  private static double uniform(long seed) {
    return (seed >>> 11) * 0x1p-53;
  }

  @Override
  public void close() {
    objectives.close();
    masks.close();
    noise.close();
  }
}
