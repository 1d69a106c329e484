package dev.panatorch.diffusion.training;

import static dev.panatorch.diffusion.training.LossInputs.clock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.FormulaDenoiser;
import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.model.DiffusionTransformer;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.transport.BetaSchedule;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.optim.AdamW;
import dev.panatorch.runtime.testing.Fixture;
import dev.panatorch.runtime.train.Loss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseStepsLossTest {

  private static final LossConfig CONFIG = LossConfig.of(TimeSampling.UNIFORM, 0.1);

  @Test
  void theBoundsTermsAreThoseOfPyTorch() throws IOException {
    try (var scope = Scope.open()) {
      Fixture f = Fixture.of(NoiseStepsLossTest.class, "bounds.safetensors");
      Tensor divergence =
          GaussianBounds.divergence(f.get("mean1"), f.get("log1"), f.get("mean2"), f.get("log2"));
      Tensor likelihood =
          GaussianBounds.negativeLogLikelihood(f.get("x"), f.get("mean2"), f.get("log2"));

      f.assertClose(divergence, "divergence", 1e-12);
      f.assertClose(likelihood, "likelihood", 1e-10);
    }
  }

  /**
   * A network that knows that all data is 0.5 has no squared error; where it gives the variance its
   * lower bound, its step back is the true one but for the first, which is the data's bins.
   */
  @Test
  void theTruthCostsOnlyTheBinsOfTheData() {
    var process = new NoiseSteps(BetaSchedule.LINEAR, 50, true);
    Denoiser knowing =
        FormulaDenoiser.of(
            process,
            (x, times, label, b) -> {
              List<Tensor> rows = new ArrayList<>();
              float[] all = times.flatten().toFloatArray();
              for (int i = 0; i < all.length; i++) {
                double kept = process.alphaBar((int) all[i]);
                rows.add(x.narrow(0, i, 1).sub(.5 * Math.sqrt(kept)).div(Math.sqrt(1 - kept)));
              }
              Tensor noise = Torch.cat(rows);
              return Torch.cat(List.of(noise, noise.fullLike(-1)), 2);
            });
    try (var loss = DiffusionLoss.of(knowing, CONFIG);
        var scope = Scope.open()) {
      Tensor data = Torch.full(new long[] {400, 3, 4}, .5, DType.FLOAT32);
      Tensor labels = Torch.zeros(new long[] {400}, DType.INT64);
      Loss value = loss.of(data, labels, null, clock(1));

      assertThat(value.parts().get("squared_error").item()).isLessThan(1e-8);
      // One in fifty is the first step; its bin around the certain data holds nearly all.
      assertThat(value.parts().get("bound").item()).isBetween(0.0, 0.2);
      assertThat(value.total().item())
          .isCloseTo(
              value.parts().get("squared_error").item() + value.parts().get("bound").item(),
              within(1e-6));
    }
  }

  /** The squared error alone trains the noise; the bound trains the variance alone. */
  @Test
  void theBoundTrainsTheVarianceAlone() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new DiffusionTransformer(factory, config(true));
        var loss = DiffusionLoss.of(model, CONFIG);
        var scope = Scope.open()) {
      Tensor data = Torch.arange(256L).to(DType.FLOAT32).mul(.37).sin().reshape(8, 4, 8);
      Tensor labels = Torch.arange(8L).remainder(5L);
      long before = LiveTensors.count();
      Loss value = loss.of(data, labels, null, clock(1));
      assertThat(LiveTensors.count()).isEqualTo(before + 3);

      value.parts().get("bound").backward();
      Tensor bias = model.parameters().get("final_layer.linear.bias");
      assertThat(bias.grad().narrow(0, 0, 8).abs().max().item()).isZero();
      assertThat(bias.grad().narrow(0, 8, 8).abs().max().item()).isPositive();
      model.parameters().values().forEach(Tensor::zeroGrad);
    }
  }

  @Test
  void trainingLowersTheLoss() {
    for (boolean learned : new boolean[] {true, false}) {
      try (var factory = Factory.of(Device.CPU, 1);
          var model = new DiffusionTransformer(factory, config(learned));
          var optimizer = new AdamW(model.parameters(), AdamW.Config.of(0));
          var loss = DiffusionLoss.of(model, CONFIG);
          var scope = Scope.open()) {
        Tensor data = Torch.arange(32L).to(DType.FLOAT32).mul(.37).sin().reshape(1, 4, 8);
        Tensor batch = data.expand(64, 4, 8).contiguous();
        Tensor labels = Torch.zeros(new long[] {64}, DType.INT64);
        double before = value(loss, batch, labels);
        for (int i = 0; i < 100; i++) {
          long step = i;
          try (var inner = Scope.open()) {
            loss.of(batch, labels, null, clock(step)).total().backward();
            optimizer.step(2e-3);
            optimizer.zeroGrad();
          }
        }
        assertThat(value(loss, batch, labels)).isLessThan(0.8 * before);
      }
    }
  }

  private static double value(DiffusionLoss loss, Tensor data, Tensor labels) {
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      try (var scope = Scope.open()) {
        sum += loss.of(data, labels, null, clock(1000 + i)).total().item() / 8;
      }
    }
    return sum;
  }

  @Test
  void whatBelongsToFlowsIsRefused() {
    Denoiser dit = FormulaDenoiser.of(NoiseSteps.DIT, (x, t, label, b) -> x);
    assertThatThrownBy(() -> DiffusionLoss.of(dit, CONFIG.withDirection(1)))
        .hasMessageContaining("choose the process \"flow\"");
  }

  private static TransformerConfig config(boolean learned) {
    return new TransformerConfig(
        new LatentInput.Tokens(4, 8),
        Backbone.sit(2, 32, 4),
        5,
        true,
        learned,
        false,
        null,
        new NoiseSteps(BetaSchedule.LINEAR, 100, learned));
  }
}
