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
import dev.panatorch.runtime.analysis.ModesExperiment.Student;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** Equations 11 and 12 of the MAETok paper, term by term, and the density by differences. */
  @Test
  void theScoreIsThatOfThePaper() {
    double[][] means = {{1.5, -1}, {-0.5, 2}, {0, 0.5}};
    double[] x = {0.7, -0.4};
    double step = 1e-4;
    try (var scope = Scope.open()) {
      var modes = new DiffusedModes(Tensor.of(new float[] {1.5f, -1, -0.5f, 2, 0, 0.5f}, 3, 2));
      for (double time : new double[] {0.02, 0.5, 3}) {
        double[] score =
            modes
                .score(
                    Tensor.of(x, 1, 2).to(DType.FLOAT32),
                    Torch.full(new long[] {1, 1}, time, DType.FLOAT32))
                .toDoubleArray();
        double[] shares = shares(x, means, time);
        for (int i = 0; i < 2; i++) {
          double mean = 0;
          for (int k = 0; k < 3; k++) {
            mean += shares[k] / sum(shares) * means[k][i] * Math.exp(-time);
          }
          assertThat(score[i]).as("by hand").isCloseTo(mean - x[i], within(2e-5));
          double above = Math.log(sum(shares(moved(x, i, step), means, time)));
          double below = Math.log(sum(shares(moved(x, i, -step), means, time)));
          assertThat(score[i])
              .as("difference of log densities")
              .isCloseTo((above - below) / (2 * step), within(2e-5));
        }
      }
    }
  }

  /** exp(-|x - mu_t|^2 / 2) of each mean, which are the density but for a factor. */
  private static double[] shares(double[] x, double[][] means, double time) {
    return Arrays.stream(means)
        .mapToDouble(mean -> {
          double a = x[0] - mean[0] * Math.exp(-time);
          double b = x[1] - mean[1] * Math.exp(-time);
          return Math.exp(-(a * a + b * b) / 2);
        })
        .toArray();
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double[] moved(double[] x, int i, double by) {
    double[] moved = x.clone();
    moved[i] += by;
    return moved;
  }

  /** Of which the score is known: means that have shrunk, and a variance of 1 as before. */
  @Test
  void drawsOfLaterTimesAreOfTheMixtureOfThatTime() {
    try (var scope = Scope.open();
        Generator random = Generator.of(Device.CPU, 6)) {
      var one = new DiffusedModes(Tensor.of(new float[] {4}, 1, 1));
      Tensor t = Torch.full(new long[] {50_000, 1}, 0.4, DType.FLOAT32);
      Tensor z = Torch.randn(new long[] {50_000, 1}, random, DType.FLOAT32);
      Tensor x =
          one.sample(50_000, random)
              .mul(DiffusedModes.signal(t))
              .add(z.mul(DiffusedModes.noise(t)));
      assertThat(x.mean().item()).isCloseTo(4 * Math.exp(-0.4), within(0.02));
      assertThat(x.var().item()).isCloseTo(1, within(0.03));
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

  @ParameterizedTest
  @EnumSource(Student.class)
  void moreModesAreHarderToLearnFromAsManyDraws(Student student) {
    long before = LiveTensors.count();
    var experiment = new ModesExperiment(4, 5, student, 250, 48, 3);
    var one = experiment.run(1, 512, Device.CPU);
    var many = experiment.run(24, 512, Device.CPU);
    assertThat(one.excess()).isBetween(0.0, many.excess());
    assertThat(one.loss()).isCloseTo(one.leastLoss() + one.excess(), within(0.05));
    assertThat(many.loss()).isGreaterThan(many.leastLoss());
    assertThat(many.sampleError()).isGreaterThan(many.leastSampleError());
    assertThat(one.leastSampleError()).isLessThan(0.25);
    assertThat(experiment.run(1, 512, Device.CPU)).isEqualTo(one);
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void moreDrawsLeaveLessLoss() {
    var experiment = new ModesExperiment(4, 5, Student.MIXTURE, 800, 0, 3);
    assertThat(experiment.run(8, 2048, Device.CPU).excess())
        .isLessThan(experiment.run(8, 64, Device.CPU).excess() / 2);
  }
}
