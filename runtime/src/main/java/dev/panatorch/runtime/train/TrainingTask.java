package dev.panatorch.runtime.train;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.image.RgbImage;
import java.util.List;
import java.util.Map;

/**
 * What is trained: the part of a run that differs from model to model. All random draws must follow
 * from the {@link Clock}.
 *
 * @param <S> what a sample is
 */
public interface TrainingTask<S extends Sample> {

  /** What a person reads beside the progress, such as {@code "tokenizer"}. */
  String name();

  /** What is trained, in the order in which the losses are computed; the same in every call. */
  List<Objective<S>> objectives();

  /**
   * Further tensors that belong to a checkpoint, such as running statistics: the task's own, which
   * a resumed run copies the saved values into.
   */
  default Map<String, Tensor> state() {
    return Map.of();
  }

  /** Sets training or evaluation mode; override it where a part of a module is frozen. */
  default void train(boolean mode) {
    objectives().forEach(objective -> objective.module().train(mode));
  }

  /**
   * Looks at the model as it is now: called in evaluation mode, unrecorded, with the averages in
   * place of the parameters where there are averages.
   */
  default Evaluation evaluate(Clock clock) {
    return Evaluation.NONE;
  }

  /**
   * Numbers and pictures to record.
   *
   * @param metrics by name, such as {@code "psnr"}
   * @param images by name, such as {@code "reconstructions"}: letters, digits, - and _
   */
  record Evaluation(Map<String, Double> metrics, Map<String, RgbImage> images) {

    /** Nothing. */
    public static final Evaluation NONE = new Evaluation(Map.of(), Map.of());
  }
}
