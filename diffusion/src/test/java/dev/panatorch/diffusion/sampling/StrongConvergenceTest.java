package dev.panatorch.diffusion.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.transport.DiffusionForm;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeRange;
import dev.panatorch.diffusion.transport.TimeShift;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stochastic samplers path by path. With v = t x on the linear path, where 0 is noise, and D = 1
 * the drift v + s is -x: the Ornstein-Uhlenbeck process dx = -x dt + sqrt(2) dW, whose end is known
 * for each path of W. Samplers with fewer steps are given the sums of the same increments.
 */
class StrongConvergenceTest {

  private static final int FINEST = 2048;
  private static final int PATHS = 4000;
  private static final double END = 0.5;

  @ParameterizedTest
  @EnumSource(SdeSampler.Method.class)
  void theErrorOfEachPathFallsWithTheStep(SdeSampler.Method method) {
    try (var scope = Scope.open();
        var generator = Generator.of(Device.CPU, 3)) {
      Tensor increments =
          Torch.randn(new long[] {FINEST, PATHS}, generator, DType.FLOAT64)
              .mul(Math.sqrt(END / FINEST));
      Tensor start = Torch.randn(new long[] {PATHS}, generator, DType.FLOAT64);
      Tensor exact = exact(start, increments);

      double coarse = error(method, 32, start, increments, exact);
      double fine = error(method, 128, start, increments, exact);

      assertThat(Math.log(coarse / fine) / Math.log(4)).isCloseTo(1, within(.1));
    }
  }

  /** exp(-T) x + sqrt(2) times the sum of exp(-(T - t)) dW. */
  private static Tensor exact(Tensor start, Tensor increments) {
    double step = END / FINEST;
    Tensor middles = Torch.arange((long) FINEST).to(DType.FLOAT64).add(.5).mul(step);
    Tensor weights = middles.sub(END).exp().mul(Math.sqrt(2)).unsqueeze(0);
    return start.mul(Math.exp(-END)).add(weights.matmul(increments).squeeze(0));
  }

  private static double error(
      SdeSampler.Method method, int steps, Tensor start, Tensor increments, Tensor exact) {
    try (var scope = Scope.open()) {
      double size = END / steps;
      Tensor sums = increments.reshape(steps, FINEST / steps, PATHS).sum(1).div(Math.sqrt(size));
      var grid =
          new TimeGrid(
              TimeConvention.NOISE_AT_ZERO, steps, new TimeRange(1 - END, 1), TimeShift.NONE);
      Tensor end =
          new SdeSampler(
                  new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ZERO),
                  method,
                  grid,
                  new SdeSettings(DiffusionForm.CONSTANT, 1, LastStep.NONE, .04))
              .sample((x, t) -> x.mul(t), start, (step, like) -> sums.select(0, step));
      return end.sub(exact).abs().mean().item();
    }
  }
}
