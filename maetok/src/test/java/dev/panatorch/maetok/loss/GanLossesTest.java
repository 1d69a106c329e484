package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autograd;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Means of 60 float32 numbers of order 1 against PyTorch's: 1e-6. */
class GanLossesTest {

  private static final double TOLERANCE = 1e-6;

  private Scope scope;
  private Fixture wanted;
  private Tensor real;
  private Tensor fake;

  @BeforeEach
  void open() throws IOException {
    scope = Scope.open();
    wanted = Fixture.of(GanLossesTest.class, "losses.safetensors");
    real = wanted.get("real").requiresGrad(true);
    fake = wanted.get("fake").requiresGrad(true);
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void hinge() {
    Tensor loss = GanLosses.hingeDiscriminator(real, fake);
    wanted.assertClose(loss, "hinge.discriminator", TOLERANCE);
    Tensor gradient = Autograd.grad(List.of(loss), List.of(real)).getFirst();
    wanted.assertClose(gradient, "hinge.discriminator.grad", TOLERANCE);
    wanted.assertClose(GanLosses.hingeGenerator(fake), "hinge.generator", TOLERANCE);
  }

  @Test
  void hingeIsComputedInFloat32() {
    Tensor loss = GanLosses.hingeGenerator(fake.to(DType.BFLOAT16));
    assertThat(loss.dtype()).isEqualTo(DType.FLOAT32);
  }

  @Test
  void consistency() {
    Tensor loss =
        GanLosses.consistency(real, fake, wanted.get("real.strong"), wanted.get("fake.strong"));
    wanted.assertClose(loss, "consistency", TOLERANCE);
  }

  @Test
  void adaptiveWeight() {
    Tensor first = wanted.get("layer.first");
    Tensor second = wanted.get("layer.second");
    Tensor weight = GanLosses.adaptiveWeight(first, second);
    double value = wanted.get("adaptive").item();
    wanted.assertClose(weight, "adaptive", 1e-6 * value);
    Tensor most = GanLosses.adaptiveWeight(first.mul(1e6), second);
    assertThat(most.item()).isEqualTo(1e4);
  }

  @Test
  void leCamFollowsTheLogits() {
    long before = LiveTensors.count();
    try (var leCam = new LeCam(Device.CPU)) {
      assertThat(leCam.parameters()).isEmpty();
      for (int step = 0; step < 3; step++) {
        follow(leCam, step);
      }
      assertThat(LiveTensors.count()).isEqualTo(before + 2);
      Tensor means = Torch.stack(List.copyOf(leCam.stateDict().values()));
      wanted.assertClose(means, "lecam.ema", 1e-9);
      Tensor penalty = leCam.penalty(real, fake);
      wanted.assertClose(penalty, "lecam", TOLERANCE);
      List<Tensor> gradients = Autograd.grad(List.of(penalty), List.of(real, fake));
      wanted.assertClose(gradients.get(0), "lecam.grad.real", TOLERANCE);
      wanted.assertClose(gradients.get(1), "lecam.grad.fake", TOLERANCE);
    }
  }

  private void follow(LeCam leCam, int step) {
    try (var inner = Scope.open()) {
      leCam.update(real.add(40L * step), fake.sub(40L * step));
    }
  }
}
