package dev.panatorch.diffusion.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.model.Denoiser;
import dev.panatorch.diffusion.model.LatentInput;
import dev.panatorch.diffusion.model.Sit;
import dev.panatorch.diffusion.model.SitConfig;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Seeds;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.optim.AdamW;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VelocityLossTest {

  private static final long NULL = 5;

  /** Notes what it is asked, and answers with what {@code answer} makes of it. */
  private static class Probe implements Denoiser {
    private final TimeConvention convention;
    private Tensor labels = Tensor.of(new long[] {0}, 1).keep();

    Probe(TimeConvention convention) {
      this.convention = convention;
    }

    @Override
    public Tensor forward(Tensor x, Tensor times, Tensor known) {
      labels.close();
      labels = known.copy().keep();
      return x.mul(0.0);
    }

    @Override
    public Interpolant interpolant() {
      return new Interpolant(Path.LINEAR, convention);
    }

    @Override
    public long[] latentShape() {
      return new long[] {4, 8};
    }

    @Override
    public long nullLabel() {
      return NULL;
    }

    @Override
    public DType dtype() {
      return DType.FLOAT32;
    }

    @Override
    public Device device() {
      return Device.CPU;
    }
  }

  /** Data is 3 everywhere, so the target e - 3 has the mean square 1 + 9 in either direction. */
  @ParameterizedTest
  @EnumSource(TimeConvention.class)
  void theTargetIsNoiseMinusData(TimeConvention convention) {
    var probe = new Probe(convention);
    try (var loss = new VelocityLoss(probe, TimeSampling.UNIFORM, 0);
        var scope = Scope.open()) {
      Tensor data = Torch.full(new long[] {2000, 4, 8}, 3, DType.FLOAT32);
      Tensor value = loss.of(data, Torch.zeros(new long[] {2000}, DType.INT64), seeds(1));

      assertThat(value.dim()).isZero();
      assertThat(value.item()).isCloseTo(10, within(0.1));
    }
    probe.labels.close();
  }

  /** A network that knows that data is 3: v = (x - 3) / t, or (3 - x) / (1 - t). */
  @ParameterizedTest
  @EnumSource(TimeConvention.class)
  void theTrueVelocityHasNoLoss(TimeConvention convention) {
    var probe =
        new Probe(convention) {
          @Override
          public Tensor forward(Tensor x, Tensor times, Tensor known) {
            Tensor t = times.reshape(-1, 1, 1);
            return convention == TimeConvention.NOISE_AT_ONE
                ? x.sub(3.0).div(t)
                : x.sub(3.0).neg().div(t.rsub(1.0));
          }
        };
    try (var loss = new VelocityLoss(probe, TimeSampling.LOGIT_NORMAL, 0);
        var scope = Scope.open()) {
      Tensor data = Torch.full(new long[] {100, 4, 8}, 3, DType.FLOAT32);
      Tensor value = loss.of(data, Torch.zeros(new long[] {100}, DType.INT64), seeds(1));

      assertThat(value.item()).isLessThan(1e-8);
    }
    ((Probe) probe).labels.close();
  }

  @Test
  void labelsAreDroppedWithTheirProbability() {
    var probe = new Probe(TimeConvention.NOISE_AT_ONE);
    try (var loss = new VelocityLoss(probe, TimeSampling.UNIFORM, 0.1);
        var scope = Scope.open()) {
      Tensor labels = Torch.full(new long[] {20_000}, 2, DType.INT64);
      loss.of(Torch.zeros(20_000, 1, 1), labels, seeds(1));

      double dropped = probe.labels.eq(NULL).to(DType.FLOAT64).mean().item();
      assertThat(dropped).isCloseTo(0.1, within(0.01));
      assertThat(probe.labels.eq(2L).to(DType.FLOAT64).mean().item())
          .isCloseTo(1 - dropped, within(1e-9));
      assertThat(labels.eq(2L).all().item()).isEqualTo(1);
    }
    probe.labels.close();
  }

  @Test
  void theLossFollowsFromItsSeeds() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new Sit(factory, config());
        var loss = new VelocityLoss(model, TimeSampling.LOGIT_NORMAL, 0.1);
        var scope = Scope.open()) {
      Tensor data = Data.of(8);
      Tensor labels = Torch.arange(8L).remainder(5L);
      double first = loss.of(data, labels, seeds(1)).item();

      assertThat(loss.of(data, labels, seeds(2)).item()).isNotEqualTo(first);
      assertThat(loss.of(data, labels, seeds(1)).item()).isEqualTo(first);
    }
  }

  @Test
  void trainingLowersTheLossAndLeavesPositionsAlone() {
    try (var factory = Factory.of(Device.CPU, 1);
        var model = new Sit(factory, config());
        var optimizer = new AdamW(model.parameters(), AdamW.Config.of(0));
        var loss = new VelocityLoss(model, TimeSampling.UNIFORM, 0.1);
        var scope = Scope.open()) {
      Tensor positions = model.parameters().get("pos_embed").detach().copy();
      Tensor data = Data.of(64);
      Tensor labels = Torch.arange(64L).remainder(5L);
      double before = mean(loss, data, labels, 1000);
      for (int i = 0; i < 150; i++) {
        long step = i;
        try (var inner = Scope.open()) {
          loss.of(data, labels, seeds(step)).backward();
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

  private static double mean(VelocityLoss loss, Tensor data, Tensor labels, long seed) {
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      long key = seed + i;
      try (var scope = Scope.open()) {
        sum += loss.of(data, labels, seeds(key)).item();
      }
    }
    return sum / 8;
  }

  private static ToLongFunction<String> seeds(long key) {
    return purpose -> Seeds.derive(7, purpose, key);
  }

  private static SitConfig config() {
    return new SitConfig(
        new LatentInput.Tokens(4, 8),
        2,
        32,
        4,
        4,
        5,
        0.1,
        false,
        new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE));
  }

  /** Data that differs from class to class. */
  private static final class Data {
    private static Tensor of(int count) {
      Tensor label = Torch.arange((long) count).remainder(5L).to(DType.FLOAT32).reshape(-1, 1, 1);
      Tensor position = Torch.arange(32L).to(DType.FLOAT32).reshape(1, 4, 8);
      return label.add(1.0).mul(position).mul(0.3).sin();
    }
  }
}
