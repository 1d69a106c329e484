package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.train.Loss;
import dev.panatorch.runtime.train.MicroBatch;
import dev.panatorch.runtime.train.Objective;
import dev.panatorch.runtime.train.Optimization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The two objectives of the adversarial training of a tokenizer: its own, and the discriminator's
 * on the same reconstructions, which are made once, before either network moves.
 *
 * @param <S> what a sample is; its elements are images [3, H, W] in -1 .. 1
 */
public final class TokenizerObjectives<S extends Sample> implements AutoCloseable {

  /** The name of the discriminator's objective. */
  public static final String DISCRIMINATOR = "discriminator";

  private final Module tokenizer;
  private final Optimization optimization;
  private final Function<MicroBatch<S>, TokenizerPass> forward;
  private final TokenizerLosses losses;
  private final Optimization discriminatorOptimization;
  private @Nullable Tensor reconstruction;

  /**
   * Objectives for one run.
   *
   * @param forward the tokenizer's pass over a micro-batch
   * @param losses closed with this
   * @param discriminatorOptimization read where the losses have a discriminator
   */
  public TokenizerObjectives(
      Module tokenizer,
      Optimization optimization,
      Function<MicroBatch<S>, TokenizerPass> forward,
      TokenizerLosses losses,
      Optimization discriminatorOptimization) {
    this.tokenizer = tokenizer;
    this.optimization = optimization;
    this.forward = forward;
    this.losses = losses;
    this.discriminatorOptimization = discriminatorOptimization;
  }

  /** The tokenizer's, and behind it the discriminator's where there is one. */
  public List<Objective<S>> objectives() {
    List<Objective<S>> objectives = new ArrayList<>();
    objectives.add(Objective.of(tokenizer, optimization, this::reconstruct));
    Discriminator discriminator = losses.discriminator();
    if (discriminator != null) {
      objectives.add(
          new Objective<>(DISCRIMINATOR, discriminator, discriminatorOptimization, this::judge));
    }
    return objectives;
  }

  private Loss reconstruct(MicroBatch<S> batch) {
    release();
    TokenizerPass pass = forward.apply(batch);
    if (losses.judges(batch.clock())) {
      reconstruction = pass.reconstruction().detach().keep();
    }
    return losses.generator(batch.data(), pass, batch.clock());
  }

  private @Nullable Loss judge(MicroBatch<S> batch) {
    if (reconstruction == null) {
      return null;
    }
    Loss loss = losses.discriminator(batch.data(), reconstruction, batch.clock());
    release();
    return loss;
  }

  private void release() {
    if (reconstruction != null) {
      reconstruction.close();
      reconstruction = null;
    }
  }

  /** See {@link TokenizerLosses}. */
  public TokenizerLosses losses() {
    return losses;
  }

  @Override
  public void close() {
    release();
    losses.close();
  }
}
