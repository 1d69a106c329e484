package dev.panatorch.diffusion.training;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.train.Clock;
import dev.panatorch.runtime.train.Loss;
import org.jspecify.annotations.Nullable;

/** What a denoiser is trained by. Holds generators, so one thread at a time may use it. */
public sealed interface DiffusionLoss extends AutoCloseable permits FlowLoss, NoiseStepsLoss {

  /** The loss for what a denoiser puts out. */
  static DiffusionLoss of(Denoiser denoiser, LossConfig config) {
    return switch (denoiser.parameterization()) {
      case Flow flow -> new FlowLoss(denoiser, flow, config);
      case NoiseSteps steps -> new NoiseStepsLoss(denoiser, steps, config);
    };
  }

  /**
   * The loss of a batch; its tensors are float32 without dimensions.
   *
   * @param latents normalised, float32 [B, ...], on the denoiser's device
   * @param labels int64 [B]
   * @param features of a teacher, [B, tokens, features], where the loss aligns with them
   * @param clock which all draws follow from
   */
  Loss of(Tensor latents, Tensor labels, @Nullable Tensor features, Clock clock);

  @Override
  void close();
}
