package dev.panatorch.diffusion.training;

import static dev.panatorch.diffusion.training.LossInputs.classes;
import static dev.panatorch.diffusion.training.LossInputs.clock;
import static dev.panatorch.diffusion.training.LossInputs.config;
import static dev.panatorch.diffusion.training.LossInputs.labels;
import static dev.panatorch.diffusion.training.LossInputs.threes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.model.ProjectorConfig;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.LossWeighting;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.PathPoint;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.optim.AdamW;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlowLossTest {

  private static final long NULL = FormulaDenoiser.CLASSES;
  private static final LossConfig UNIFORM = LossConfig.of(TimeSampling.UNIFORM, 0);

  private static Flow flow(TimeConvention convention) {
    return new Flow(Path.LINEAR, convention, Prediction.VELOCITY);
  }

  /** Data is 3 everywhere, so the target e - 3 has the mean square 1 + 9 in either direction. */
  @ParameterizedTest
  @EnumSource(TimeConvention.class)
  void theTargetIsNoiseMinusData(TimeConvention convention) {
    Denoiser zero = FormulaDenoiser.of(flow(convention), (x, t, label, b) -> x.mul(0.0));
    try (var loss = DiffusionLoss.of(zero, UNIFORM);
        var scope = Scope.open()) {
      var value = loss.of(threes(2000), labels(2000, 0), null, clock(1));

      assertThat(value.total().dim()).isZero();
      assertThat(value.total().item()).isCloseTo(10, within(0.15));
      assertThat(value.parts()).isEmpty();
    }
  }

  /**
   * The share of times in the outer quarters: a half of uniform ones, 0.27 of logit-normal ones.
   */
  @Test
  void timesBecomeUniformLate() {
    List<Double> outer = new ArrayList<>();
    Denoiser probe =
        FormulaDenoiser.of(
            flow(TimeConvention.NOISE_AT_ZERO),
            (x, t, label, b) -> {
              outer.add(t.sub(0.5).abs().gt(0.25).to(DType.FLOAT32).mean().item());
              return x;
            });
    LossConfig config = LossConfig.of(TimeSampling.LOGIT_NORMAL, 0).uniformAfter(1000);
    try (var loss = DiffusionLoss.of(probe, config);
        var scope = Scope.open()) {
      for (long seen : new long[] {0, 999, 1000, 5000}) {
        loss.of(threes(20_000), labels(20_000, 0), null, clock(seen));
      }
    }
    assertThat(outer.subList(0, 2)).allMatch(share -> Math.abs(share - 0.272) < 0.01);
    assertThat(outer.subList(2, 4)).allMatch(share -> Math.abs(share - 0.5) < 0.01);
  }

  /** A network that knows that data is 3, whatever it predicts. */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, VELOCITY",
    "LINEAR, NOISE",
    "LINEAR, SCORE",
    "COSINE, VELOCITY",
    "COSINE, NOISE",
    "COSINE, SCORE",
    "VARIANCE_PRESERVING, NOISE",
    "VARIANCE_PRESERVING, SCORE"
  })
  void theTruthHasNoLoss(Path path, Prediction prediction) {
    for (TimeConvention convention : TimeConvention.values()) {
      var flow = new Flow(path, convention, prediction);
      Denoiser knowing =
          FormulaDenoiser.of(
              flow,
              (x, times, label, b) -> {
                List<Tensor> rows = new ArrayList<>();
                float[] all = times.flatten().toFloatArray();
                for (int i = 0; i < all.length; i++) {
                  rows.add(truth(flow, all[i], x.narrow(0, i, 1)));
                }
                return Torch.cat(rows);
              });
      try (var loss = DiffusionLoss.of(knowing, LossConfig.of(TimeSampling.LOGIT_NORMAL, 0));
          var scope = Scope.open()) {
        double value = loss.of(threes(100), labels(100, 0), null, clock(1)).total().item();

        assertThat(value).isLessThan(1e-6);
      }
    }
  }

  private static Tensor truth(Flow flow, double time, Tensor x) {
    PathPoint point = flow.interpolant().at(time);
    Tensor noise = x.sub(3 * point.alpha()).div(point.sigma());
    return switch (flow.prediction()) {
      case NOISE -> noise;
      case SCORE -> point.scoreOfNoise(noise);
      case VELOCITY -> point.velocity(noise.fullLike(3), noise);
    };
  }

  /**
   * For an output of 0 the noise's loss is 1 on average at each time, so its weighted mean is that
   * of the weights over the times, from 0.001 to 0.999: here of 1 / ((1 - n) n), which is (2 ln
   * 999) / 0.998.
   */
  @Test
  void noiseIsWeighted() {
    var flow = new Flow(Path.LINEAR, TimeConvention.NOISE_AT_ONE, Prediction.NOISE);
    var point = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE).at(0.2);
    assertThat(LossWeighting.LIKELIHOOD.at(point)).isCloseTo(1 / (0.8 * 0.2), within(1e-12));
    Denoiser zero = FormulaDenoiser.of(flow, (x, t, label, b) -> x.mul(0.0));
    try (var plain = DiffusionLoss.of(zero, UNIFORM);
        var weighted = DiffusionLoss.of(zero, UNIFORM.with(LossWeighting.LIKELIHOOD));
        var scope = Scope.open()) {
      Tensor labels = labels(40_000, 0);
      Tensor data = threes(40_000);

      assertThat(plain.of(data, labels, null, clock(1)).total().item()).isCloseTo(1, within(.01));
      assertThat(weighted.of(data, labels, null, clock(1)).total().item())
          .isCloseTo(2 * Math.log(999) / 0.998, within(0.5));
    }
  }

  /** Outputs that are twice the true velocity have its direction; negative ones the opposite. */
  @ParameterizedTest
  @CsvSource({"2, 0", "-1, 2"})
  void theDirectionIsThatOfTheChannels(double factor, double expected) {
    Denoiser scaled =
        FormulaDenoiser.of(Flow.NOISE_AT_ONE, (x, t, label, b) -> x.sub(3.0).div(t).mul(factor));
    try (var loss = DiffusionLoss.of(scaled, UNIFORM.withDirection(0.5));
        var scope = Scope.open()) {
      var value = loss.of(threes(200), labels(200, 0), null, clock(1));
      double squared = value.parts().get("squared_error").item();

      assertThat(value.parts().get("direction").item()).isCloseTo(expected, within(1e-5));
      assertThat(value.total().item()).isCloseTo(squared + 0.5 * expected, within(1e-3));
    }
  }

  @Test
  void labelsAreDroppedWithTheirProbability() {
    double[] share = new double[2];
    Denoiser probe =
        FormulaDenoiser.of(
            Flow.NOISE_AT_ONE,
            (x, t, label, b) -> {
              share[0] = label.eq(NULL).to(DType.FLOAT64).mean().item();
              share[1] = label.eq(2L).to(DType.FLOAT64).mean().item();
              return x.mul(0.0);
            });
    try (var loss = DiffusionLoss.of(probe, LossConfig.of(TimeSampling.UNIFORM, 0.1));
        var scope = Scope.open()) {
      Tensor labels = labels(20_000, 2);
      loss.of(threes(20_000), labels, null, clock(1));

      assertThat(share[0]).isCloseTo(0.1, within(0.01));
      assertThat(share[1]).isCloseTo(1 - share[0], within(1e-9));
      assertThat(labels.eq(2L).all().item()).isEqualTo(1);
    }
  }

  /** The features of the teacher are the projected tokens themselves, or their negatives. */
  @Test
  void alignmentIsTheNegativeCosineToTheTeacher() {
    TransformerConfig config = config().with(new ProjectorConfig(1, 16, 6));
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, config);
        var loss = DiffusionLoss.of(model, UNIFORM.withAlignment(0.5));
        var scope = Scope.open()) {
      Tensor data = classes(8);
      Tensor labels = Torch.arange(8L).remainder(5L);
      Tensor features = Torch.ones(8, 4, 6);
      var value = loss.of(data, labels, features, clock(1));
      var opposite = loss.of(data, labels, features.neg(), clock(1));
      double alignment = value.parts().get("alignment").item();

      assertThat(alignment).isBetween(-1.0, 1.0).isNotZero();
      assertThat(opposite.parts().get("alignment").item()).isCloseTo(-alignment, within(1e-6));
      assertThat(value.total().item())
          .isCloseTo(value.parts().get("squared_error").item() + 0.5 * alignment, within(1e-6));
      value.total().backward();
      assertThat(model.parameters().get("projectors.0.0.weight").grad().abs().max().item())
          .isPositive();
      model.parameters().values().forEach(Tensor::zeroGrad);
      assertThatThrownBy(() -> loss.of(data, labels, null, clock(1)))
          .hasMessageContaining("a teacher's features");
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Denoiser velocities = FormulaDenoiser.of(Flow.NOISE_AT_ONE, (x, t, label, b) -> x);
    Denoiser noise =
        FormulaDenoiser.of(
            new Flow(Path.LINEAR, TimeConvention.NOISE_AT_ONE, Prediction.NOISE),
            (x, t, label, b) -> x);
    assertThatThrownBy(() -> DiffusionLoss.of(velocities, UNIFORM.with(LossWeighting.VELOCITY)))
        .hasMessageContaining("errors of velocities are not weighted");
    assertThatThrownBy(() -> DiffusionLoss.of(noise, UNIFORM.withDirection(1)))
        .hasMessageContaining("only velocities have a direction loss");
    assertThatThrownBy(() -> DiffusionLoss.of(velocities, UNIFORM.withoutNeedOfGuidance()))
        .hasMessageContaining("belong together");
    assertThatThrownBy(() -> DiffusionLoss.of(velocities, UNIFORM.withAlignment(1)))
        .hasMessageContaining("a network with a projector");
    assertThatThrownBy(() -> UNIFORM.withoutNeedOfGuidance().withAlignment(1))
        .hasMessageContaining("exclude each other");
    assertThatThrownBy(() -> LossConfig.of(TimeSampling.UNIFORM, 2))
        .hasMessageContaining("not 2.0");
  }

  @Test
  void theLossFollowsFromTheClock() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, config());
        var loss = DiffusionLoss.of(model, LossConfig.of(TimeSampling.LOGIT_NORMAL, 0.1));
        var scope = Scope.open()) {
      Tensor data = classes(8);
      Tensor labels = Torch.arange(8L).remainder(5L);
      double first = loss.of(data, labels, null, clock(1)).total().item();

      assertThat(loss.of(data, labels, null, clock(2)).total().item()).isNotEqualTo(first);
      long before = LiveTensors.count();
      assertThat(loss.of(data, labels, null, clock(1)).total().item()).isEqualTo(first);
      assertThat(LiveTensors.count()).isEqualTo(before + 1);
    }
  }

  @Test
  void trainingLowersTheLossAndLeavesPositionsAlone() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, config());
        var optimizer = new AdamW(model.parameters(), AdamW.Config.of(0));
        var loss = DiffusionLoss.of(model, LossConfig.of(TimeSampling.UNIFORM, 0.1));
        var scope = Scope.open()) {
      Tensor positions = model.parameters().get("pos_embed").detach().copy();
      Tensor data = classes(64);
      Tensor labels = Torch.arange(64L).remainder(5L);
      double before = mean(loss, data, labels, 1000);
      for (int i = 0; i < 150; i++) {
        long step = i;
        try (var inner = Scope.open()) {
          loss.of(data, labels, null, clock(step)).total().backward();
          optimizer.step(2e-3);
          optimizer.zeroGrad();
        }
      }
      double after = mean(loss, data, labels, 1000);

      assertThat(before).isBetween(1.0, 2.0);
      assertThat(after).isLessThan(0.6 * before);
      assertThat(model.parameters().get("pos_embed").detach().equal(positions)).isTrue();
    }
  }

  private static double mean(DiffusionLoss loss, Tensor data, Tensor labels, long seed) {
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      long key = seed + i;
      try (var scope = Scope.open()) {
        sum += loss.of(data, labels, null, clock(key)).total().item();
      }
    }
    return sum / 8;
  }
}
