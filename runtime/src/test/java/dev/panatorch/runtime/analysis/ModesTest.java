package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModesTest {

  /** The score against the gradient of the log density, which autograd finds. */
  @Test
  void theScoreIsTheGradientOfTheLogDensity() {
    try (var scope = Scope.open();
        Generator random = Generator.of(Device.CPU, 4)) {
      DiffusedModes modes = DiffusedModes.onSphere(5, 3, 2, random);
      assertThat(modes.means().square().sum(1).sqrt().toDoubleArray())
          .containsExactly(new double[] {2, 2, 2, 2, 2}, within(1e-6));
      for (double time : new double[] {0, 0.3, 2}) {
        Tensor x = Torch.randn(new long[] {7, 3}, random).requiresGrad(true);
        Tensor t = Torch.full(new long[] {7, 1}, time, DType.FLOAT32);
        Tensor means = modes.means().mul(Math.exp(-time));
        Tensor squared = x.unsqueeze(1).sub(means).square().sum(2);
        squared.mul(-0.5).logsumexp(1).sum().backward();
        assertThat(modes.score(x.detach(), t).toDoubleArray())
            .containsExactly(Objects.requireNonNull(x.grad()).toDoubleArray(), within(2e-5));
      }
    }
  }

  @Test
  void drawsHaveTheMixturesMoments() {
    try (var scope = Scope.open();
        Generator random = Generator.of(Device.CPU, 4)) {
      var modes = new DiffusedModes(Tensor.of(new float[] {-3, 5}, 2, 1));
      Tensor drawn = modes.sample(50_000, random);
      assertThat(drawn.mean().item()).isCloseTo(1, within(0.1));
      assertThat(drawn.var().item()).isCloseTo(17, within(0.3));
      assertThat(DiffusedModes.noise(Torch.scalarTensor(0.5)).square().item())
          .isCloseTo(1 - Math.exp(-1), within(1e-6));
    }
  }

  @Test
  void moreModesAreHarderToLearnFromAsManyDraws() {
    long before = LiveTensors.count();
    var experiment = new ModesExperiment(4, 5, 512, 250, 48, 3);
    var one = experiment.run(1, Device.CPU);
    var many = experiment.run(24, Device.CPU);
    assertThat(one.excess()).isBetween(0.0, many.excess());
    assertThat(one.loss()).isCloseTo(one.leastLoss() + one.excess(), within(0.05));
    assertThat(many.loss()).isGreaterThan(many.leastLoss());
    assertThat(many.sampleError()).isGreaterThan(many.leastSampleError());
    assertThat(one.leastSampleError()).isLessThan(0.25);
    assertThat(experiment.run(1, Device.CPU)).isEqualTo(one);
    assertThat(LiveTensors.count()).isEqualTo(before);
  }
}
