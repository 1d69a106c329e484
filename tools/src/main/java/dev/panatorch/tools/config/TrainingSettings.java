package dev.panatorch.tools.config;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.optim.EmaDecay;
import dev.panatorch.runtime.optim.LearningRate;
import dev.panatorch.runtime.train.Optimization;
import dev.panatorch.runtime.train.TrainingConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a preset trains.
 *
 * @param images length of the run in images
 * @param batchSize images of a micro-batch
 * @param accumulation micro-batches of an update
 * @param learningRate after the warm-up
 * @param minLearningRate at the end of the cosine; equal to {@code learningRate} for a constant one
 * @param warmUpUpdates updates of the linear warm-up
 * @param warmUpFrom where it starts; null for 0
 * @param weightDecay of parameters with two dimensions or more
 * @param betas AdamW's two
 * @param maxGradNorm gradients are scaled down to this norm; 0 never scales
 * @param emaDecay decay of the averages; 0 for none
 * @param emaWarmUpUpdates updates in which the decay grows, as {@link EmaDecay} has it; null for 0
 * @param precision float32, or bfloat16 for autocast
 * @param activationCheckpointing whether the insides of blocks are computed anew in the backward
 *     pass instead of kept: a third more work, far less memory, the same result
 * @param logEvery updates between lines of the log
 * @param evaluateEvery updates between looks at the held-out pictures; 0 never
 * @param checkpointEvery updates between checkpoints
 * @param keep checkpoints kept
 */
public record TrainingSettings(
    long images,
    int batchSize,
    int accumulation,
    double learningRate,
    double minLearningRate,
    long warmUpUpdates,
    @Nullable Double warmUpFrom,
    double weightDecay,
    List<Double> betas,
    double maxGradNorm,
    double emaDecay,
    @Nullable Double emaWarmUpUpdates,
    String precision,
    boolean activationCheckpointing,
    long logEvery,
    long evaluateEvery,
    long checkpointEvery,
    int keep) {

  /** Checks what the records it becomes do not check. */
  public TrainingSettings {
    require(images >= 1, "images must be positive");
    require(batchSize >= 1, "batchSize must be positive");
    require(accumulation >= 1, "accumulation must be positive");
    require(learningRate > 0, "learningRate must be positive");
    require(minLearningRate >= 0, "minLearningRate must not be negative");
    require(warmUpUpdates >= 0, "warmUpUpdates must not be negative");
    require(weightDecay >= 0, "weightDecay must not be negative");
    require(betas.size() == 2, "betas are two numbers");
    require(maxGradNorm >= 0, "maxGradNorm must not be negative");
    require(emaDecay >= 0 && emaDecay < 1, "emaDecay must lie in 0 .. 1, without the 1");
    require(
        List.of("float32", "bfloat16").contains(precision),
        "precision is float32 or bfloat16, not " + precision);
    require(
        logEvery >= 0 && evaluateEvery >= 0 && checkpointEvery >= 0,
        "logEvery, evaluateEvery and checkpointEvery must not be negative");
    require(keep >= 1, "keep must be positive");
    betas = List.copyOf(betas);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Updates of the whole run. */
  public long updates() {
    long perUpdate = (long) batchSize * accumulation;
    return (images + perUpdate - 1) / perUpdate;
  }

  /** The optimizer, its schedule, clipping and averages. */
  public Optimization optimization() {
    LearningRate rate =
        minLearningRate == learningRate
            ? new LearningRate.Constant(learningRate)
            : new LearningRate.Cosine(learningRate, minLearningRate, updates());
    LearningRate warmed =
        warmUpUpdates == 0 ? rate : new LearningRate.WarmUp(warmUpStart(), warmUpUpdates, rate);
    AdamW.Config adamw =
        AdamW.Config.of(weightDecay).withBetas(betas.get(0), betas.get(1)).decayingMatrices();
    Optimization plain = Optimization.of(adamw, warmed);
    Optimization clipped = maxGradNorm > 0 ? plain.clipping(maxGradNorm) : plain;
    return emaDecay > 0
        ? clipped.averaging(new EmaDecay(emaDecay, emaWarmUpUpdates == null ? 0 : emaWarmUpUpdates))
        : clipped;
  }

  private double warmUpStart() {
    return warmUpFrom == null ? 0 : warmUpFrom;
  }

  /** The lower precision of the forward pass, or null. */
  public @Nullable DType autocast() {
    return precision.equals("bfloat16") ? DType.BFLOAT16 : null;
  }

  /** How often things happen. */
  public TrainingConfig.Intervals intervals() {
    return new TrainingConfig.Intervals(logEvery, evaluateEvery, checkpointEvery, keep);
  }
}
