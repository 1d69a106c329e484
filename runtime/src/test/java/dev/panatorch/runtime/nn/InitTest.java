package dev.panatorch.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InitTest {

  @Test
  void drawsTheValuesThatPyTorchDraws() throws IOException {
    try (var scope = Scope.open();
        var factory = Factory.of(Device.CPU, 1234)) {
      Fixture wanted = Fixture.of(InitTest.class, "modules.safetensors");
      Tensor kernel = Init.kaimingUniform(factory.empty(5, 3, 2, 2), factory);
      same(wanted, kernel, "kaiming");
      same(wanted, Init.defaultBias(factory.empty(5), kernel, factory), "bias");
      same(wanted, Init.xavierUniform(factory.empty(4, 7), factory), "xavier");
      same(wanted, Init.normal(factory.empty(20), 0.5, 0.02, factory), "normal");
      same(wanted, Init.truncatedNormal(factory.empty(60), 1, factory), "truncated");
      same(wanted, Init.truncatedNormal(factory.empty(20), 0.02, factory), "truncated02");
    }
  }

  private static void same(Fixture wanted, Tensor drawn, String name) {
    assertThat(drawn.toFloatArray())
        .as(name)
        .containsExactly(wanted.get("init." + name).toFloatArray());
  }

  @Test
  void cutsTruncatedNormalDrawsAtTwoWhateverTheDeviation() {
    try (var scope = Scope.open();
        var factory = Factory.of(Device.CPU, 3)) {
      for (double std : new double[] {0.5, 1, 2, 20}) {
        Tensor drawn = Init.truncatedNormal(factory.empty(20_000), std, factory);
        assertThat(drawn.abs().max().item()).as("std " + std).isLessThanOrEqualTo(2);
        assertThat(drawn.mean().item()).as("std " + std).isCloseTo(0, within(0.05));
      }
      Tensor nearlyUniform = Init.truncatedNormal(factory.empty(20_000), 20, factory);
      assertThat(nearlyUniform.square().mean().item()).isCloseTo(4.0 / 3, within(0.03));
    }
  }

  @Test
  void fillsAParameterInPlaceAndLeavesItALeafThatNeedsGradients() {
    long before = LiveTensors.count();
    try (var factory = Factory.of(Device.CPU, 1);
        var linear = new Linear(factory, 3, 2)) {
      Init.constant(linear.weight(), 0.25);
      assertThat(linear.weight().toFloatArray()).containsOnly(0.25f);
      assertThat(linear.weight().isLeaf()).isTrue();
      assertThat(linear.weight().requiresGrad()).isTrue();
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void leavesValuesAloneWhereTheFactoryHasNoGenerator() {
    try (var scope = Scope.open();
        var factory = Factory.uninitialized(Device.CPU, DType.BFLOAT16)) {
      Tensor value = factory.ones(4);
      Init.normal(value, 1, factory);
      assertThat(value.toFloatArray()).containsOnly(1);
      assertThat(value.dtype()).isEqualTo(DType.BFLOAT16);
    }
  }
}
