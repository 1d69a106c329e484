package dev.panatorch.diffusion.training;

import static dev.panatorch.diffusion.training.LossInputs.classes;
import static dev.panatorch.diffusion.training.LossInputs.clock;
import static dev.panatorch.diffusion.training.LossInputs.config;
import static dev.panatorch.diffusion.training.LossInputs.labels;
import static dev.panatorch.diffusion.training.LossInputs.threes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.nn.Factory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training that makes guidance needless: the temperature as an input of the network. */
class GuidanceFreeLossTest {

  private static final LossConfig CONFIG =
      LossConfig.of(TimeSampling.UNIFORM, 0).withoutNeedOfGuidance();

  /**
   * The network's answer is the label times its temperature: class 2 gives 2 b, none gives 10. So
   * the mixture is b 2 b + (1 - b) 10, and 10 where the label is dropped, with b = 1.
   */
  @Test
  void guidanceFreeTrainingMixesWithTheFreeField() {
    List<float[]> temperatures = new ArrayList<>();
    List<float[]> known = new ArrayList<>();
    var probe =
        new FormulaDenoiser(
            (x, t, label, b) -> {
              temperatures.add(b.flatten().toFloatArray());
              known.add(label.flatten().toFloatArray());
              return x.mul(0.0).add(label.mul(b));
            },
            Flow.NOISE_AT_ONE,
            true);
    var config = LossConfig.of(TimeSampling.UNIFORM, 0.5).withoutNeedOfGuidance();
    double value;
    try (var loss = DiffusionLoss.of(probe, config);
        var scope = Scope.open()) {
      value = loss.of(threes(500), labels(500, 2), null, clock(1)).total().item();
    }
    assertThat(temperatures.get(1)).containsOnly(1);
    assertThat(known.get(1)).containsOnly(10);
    double expected = 0;
    for (int i = 0; i < 500; i++) {
      double b = temperatures.get(0)[i];
      boolean dropped = known.get(0)[i] == 10;
      assertThat(b).isEqualTo(dropped ? 1 : b).isBetween(0.0, 1.0);
      double output = dropped ? 10 : b * 2 * b + (1 - b) * 10;
      // The target is e - 3 with e normal.
      expected += ((output + 3) * (output + 3) + 1) / 500;
    }
    assertThat(value).isCloseTo(expected, within(0.02 * expected));
  }

  @Test
  void onlyTheConditionalBranchOfGuidanceFreeTrainingIsTrained() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, config().withTemperature(true));
        var loss = DiffusionLoss.of(model, CONFIG);
        var scope = Scope.open()) {
      model.parameters().get("final_layer.linear.weight").detach().fill_(0.1);
      loss.of(classes(8), Torch.arange(8L).remainder(5L), null, clock(1)).total().backward();
      Tensor table = model.parameters().get("y_embedder.embedding_table.weight").grad();
      // The modulation is still 0, so the table's gradient is too; the temperature's map has none.
      assertThat(table.select(0, 5).abs().max().item()).isZero();
      model.parameters().values().forEach(Tensor::zeroGrad);
    }
  }

  /** What autocast keeps of the branch that is not trained must not stand in for the other. */
  @Test
  void guidanceFreeTrainingReachesEveryWeightInLowerPrecision() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, config().withTemperature(true));
        var loss = DiffusionLoss.of(model, CONFIG);
        var scope = Scope.open()) {
      Tensor total;
      try (var low = Autocast.enable(Device.CPU, DType.BFLOAT16)) {
        total = loss.of(classes(8), labels(8, 1), null, clock(1)).total();
      }
      total.backward();
      model
          .parameters()
          .forEach((name, value) ->
              assertThat(value.grad() != null).as(name).isEqualTo(value.requiresGrad()));
      model.parameters().values().forEach(Tensor::zeroGrad);
    }
  }
}
