package dev.panatorch.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import org.junit.jupiter.api.Test;

class EmaTest {

  private static Linear model() {
    try (var f = Factory.of(Device.CPU, 0)) {
      return new Linear(f, 1, 1, false);
    }
  }

  private static void set(Linear model, double value) {
    try (var scope = Scope.open()) {
      model.weight().detach().fill_(value);
    }
  }

  private static double average(Ema ema) {
    return ema.stateDict().get("weight").item();
  }

  @Test
  void averagesTheParametersFromTheFirstUpdateOn() {
    long before = LiveTensors.count();
    try (var model = model()) {
      set(model, 1);
      try (var ema = new Ema(model, 0.9)) {
        set(model, 2);
        ema.update();
        assertThat(average(ema)).isCloseTo(1.1, within(1e-6));
        set(model, 3);
        ema.update();
        assertThat(average(ema)).isCloseTo(1.29, within(1e-6));
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  /** With decay 0.9 and 2 updates: 0.9 (1 - exp(-1/2)) = 0.354122, 0.9 (1 - exp(-1)) = 0.568909. */
  @Test
  void aDecayThatWarmsUpForgetsTheStart() {
    var decay = new EmaDecay(0.9, 2);
    try (var model = model()) {
      set(model, 1);
      try (var ema = new Ema(model, decay.decay())) {
        set(model, 2);
        ema.update(decay.at(1));
        assertThat(average(ema)).isCloseTo(0.3541224 + 2 * 0.6458776, within(1e-6));
        set(model, 3);
        ema.update(decay.at(2));
        assertThat(average(ema)).isCloseTo(0.5689085 * 1.6458776 + 3 * 0.4310915, within(1e-6));
      }
    }
    assertThat(new EmaDecay(0.9999, 2000).at(1_000_000)).isCloseTo(0.9999, within(1e-12));
    assertThat(EmaDecay.constant(0.9999).at(1)).isEqualTo(0.9999);
    assertThatThrownBy(() -> new EmaDecay(0.9, -1)).hasMessageContaining("-1.0 updates");
  }

  @Test
  void swapsInForEvaluationAndBackAgain() {
    try (var model = model()) {
      set(model, 1);
      try (var ema = new Ema(model, 0.5)) {
        set(model, 3);
        try (var swap = ema.swapIn()) {
          assertThat(model.weight().item()).isEqualTo(1);
          assertThat(model.weight().requiresGrad()).isTrue();
          assertThatThrownBy(ema::update).isInstanceOf(IllegalStateException.class);
        }
        assertThat(model.weight().item()).isEqualTo(3);
        ema.update();
        assertThat(average(ema)).isEqualTo(2);
      }
    }
  }

  @Test
  void loadsASavedAverage() {
    try (var model = model();
        var other = model()) {
      set(model, 1);
      set(other, 7);
      try (var ema = new Ema(model, 0.5)) {
        ema.loadStateDict(other.stateDict());
        assertThat(average(ema)).isEqualTo(7);
        assertThat(model.weight().item()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusesParametersTooNarrowToAverage() {
    try (var model = model()) {
      model.to(Device.CPU, DType.BFLOAT16);
      assertThatThrownBy(() -> new Ema(model, 0.9999))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("weight", "bfloat16", "float32");
    }
  }
}
