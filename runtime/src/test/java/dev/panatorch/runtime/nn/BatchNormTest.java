package dev.panatorch.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** Means of 72 numbers of order 1: 2e-6. */
class BatchNormTest {

  private static final double TOLERANCE = 2e-6;

  @Test
  void followsTheBatchInTrainingAndKeepsToTheRunningStatisticsAfterwards() throws IOException {
    long before = LiveTensors.count();
    try (var scope = Scope.open();
        var factory = Factory.of(Device.CPU, 0);
        var norm = new BatchNorm(factory, 4, 1e-6)) {
      Fixture wanted = Fixture.of(LayersTest.class, "modules.safetensors");
      var state = new HashMap<>(wanted.under("batchnorm.state."));
      state.putAll(wanted.under("batchnorm.before."));
      norm.loadStateDict(state);
      Tensor images = wanted.get("batchnorm.in");
      wanted.assertClose(norm.forward(images), "batchnorm.out", TOLERANCE);
      norm.buffers()
          .forEach(
              (name, value) -> wanted.assertClose(value, "batchnorm.state." + name, TOLERANCE));
      norm.eval();
      wanted.assertClose(norm.forward(images), "batchnorm.after", TOLERANCE);
      assertThat(norm.stateDict().get("num_batches_tracked").itemLong()).isEqualTo(1);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }
}
