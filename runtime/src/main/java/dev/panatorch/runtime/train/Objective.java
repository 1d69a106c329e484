package dev.panatorch.runtime.train;

import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.nn.Module;
import org.jspecify.annotations.Nullable;

/**
 * A module, the loss that trains it, and how. Most tasks have one, named {@value #MODEL}; a
 * generator and its discriminator are two. The module lies on the run's device already.
 *
 * @param name of the checkpoint's files and of the numbers recorded
 * @param module whose parameters are trained, those that require gradients when the run starts
 * @param optimization how
 * @param loss computed for each micro-batch, after those of the objectives before this one; only
 *     this objective's module gets gradients from it
 * @param <S> what a sample is
 */
public record Objective<S extends Sample>(
    String name, Module module, Optimization optimization, LossFunction<S> loss) {

  /** The name of the main objective, whose numbers and files need no prefix. */
  public static final String MODEL = "model";

  /** Checks the name. */
  public Objective {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" cannot name an objective: use small letters, digits and _");
    }
  }

  /** The main objective. */
  public static <S extends Sample> Objective<S> of(
      Module module, Optimization optimization, LossFunction<S> loss) {
    return new Objective<>(MODEL, module, optimization, loss);
  }

  /**
   * Computes a loss.
   *
   * @param <S> what a sample is
   */
  @FunctionalInterface
  public interface LossFunction<S extends Sample> {
    /** The loss of a micro-batch, or null where this objective rests in this step. */
    @Nullable Loss of(MicroBatch<S> batch);
  }

  String prefix() {
    return name.equals(MODEL) ? "" : name + "/";
  }
}
