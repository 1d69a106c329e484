package dev.panatorch.diffusion.model;

import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * A network whose time runs the other way than it was trained for: {@code t' = 1 - t}, {@code v' =
 * -v}. Noise and score are the same in both.
 */
record MirroredDenoiser(Denoiser original, Flow flow) implements DenoiserView {

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor labels) {
    return Scope.run(() -> turned(original.forward(x, times.rsub(1.0), labels)));
  }

  @Override
  public Tensor forward(Tensor x, Tensor times, Tensor labels, Tensor temperatures) {
    return Scope.run(() -> turned(original.forward(x, times.rsub(1.0), labels, temperatures)));
  }

  private Tensor turned(Tensor output) {
    return flow.prediction() == Prediction.VELOCITY ? output.neg() : output;
  }

  @Override
  public Parameterization parameterization() {
    TimeConvention other =
        flow.convention() == TimeConvention.NOISE_AT_ONE
            ? TimeConvention.NOISE_AT_ZERO
            : TimeConvention.NOISE_AT_ONE;
    return new Flow(flow.path(), other, flow.prediction());
  }
}
