package dev.panatorch.runtime.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Dropout;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.nn.Module;
import dev.panatorch.runtime.testing.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationCheckpointTest {

  /** Blocks that mix their tokens with a condition, and drop some at random. */
  private static final class Network extends Module {
    private final Generator random = Generator.of(Device.CPU, 0);
    private final List<Mlp> blocks = new ArrayList<>();
    private final Dropout dropout = child("dropout", new Dropout(0.3, random));

    Network(Factory factory) {
      for (int i = 0; i < 6; i++) {
        blocks.add(child("block" + i, new Mlp(factory, 16, 256, Mlp.Gelu.TANH)));
      }
    }

    Tensor forward(Tensor x, Tensor condition) {
      random.seed(5);
      return Scope.run(() -> {
        Tensor value = x;
        for (Mlp block : blocks) {
          value =
              checkpointed(
                  block,
                  List.of(value, condition),
                  List.of(random),
                  in -> run(block, in.get(0), in.get(1)));
        }
        return value;
      });
    }

    private Tensor run(Mlp block, Tensor x, Tensor condition) {
      return Scope.run(
          () -> x.add(dropout.forward(block.forward(x.mul(condition)).to(DType.FLOAT32))));
    }

    @Override
    public void close() {
      super.close();
      random.close();
    }
  }

  private static void withNetwork(BiFunction<Network, Tensor, Void> test) {
    long before = LiveTensors.count();
    try (var factory = Factory.of(Device.CPU, 1);
        var network = new Network(factory);
        var scope = Scope.open()) {
      test.apply(network, Torch.randn(new long[] {64, 16}, factory.generator()));
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
    assertThat(Callbacks.recordedCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsAreThoseOfThePlainPartToTheBit(boolean low) {
    withNetwork((network, x) -> {
      Tensor condition = x.cos().detach().requiresGrad(true);
      network.blocks.getFirst().fc1().weight().requiresGrad(false);
      List<List<Tensor>> found = new ArrayList<>();
      List<Tensor> states = new ArrayList<>();
      for (boolean checkpointed : new boolean[] {false, true, true}) {
        network.activationCheckpointing(checkpointed);
        Tensor loss;
        try (var precision = low ? Autocast.enable(Device.CPU, DType.BFLOAT16) : null) {
          loss = network.forward(x, condition).square().mean();
        }
        states.add(network.random.state());
        loss.backward();
        states.add(network.random.state());
        found.add(taken(network, condition, loss));
      }
      for (int i = 1; i < 3; i++) {
        for (int k = 0; k < found.getFirst().size(); k++) {
          assertThat(found.get(i).get(k).equal(found.getFirst().get(k))).as("tensor " + k).isTrue();
        }
      }
      assertThat(states).allMatch(state -> state.equal(states.getFirst()));
      return null;
    });
  }

  private static List<Tensor> taken(Network network, Tensor condition, Tensor loss) {
    List<Tensor> all = new ArrayList<>(List.of(loss));
    List<Tensor> leaves = new ArrayList<>(network.parameters().values());
    leaves.add(condition);
    for (Tensor leaf : leaves) {
      Tensor gradient = leaf.grad();
      assertThat(gradient != null).as(leaf + "").isEqualTo(leaf.requiresGrad());
      if (gradient != null) {
        all.add(gradient.copy());
        leaf.zeroGrad();
      }
    }
    return all;
  }

  /** Of each block, [64, 16] instead of some tensors of [64, 256] is kept. */
  @Test
  void innerValuesAreNotKept() {
    withNetwork((network, x) -> {
      Tensor many = x.repeat(64, 1);
      long plain = NativeMemory.typical(() -> kept(network, many));
      network.activationCheckpointing(true);
      long checkpointed = NativeMemory.typical(() -> kept(network, many));
      long inputs = 6 * many.numel() * 4;
      assertThat(checkpointed).isBetween(inputs / 2, 2 * inputs);
      assertThat(plain).isGreaterThan(20 * checkpointed);
      return null;
    });
  }

  private static long kept(Network network, Tensor x) {
    try (var scope = Scope.open()) {
      Tensor condition = x.cos();
      long before = NativeMemory.liveBytes();
      Tensor loss = network.forward(x, condition).square().mean();
      long after = NativeMemory.liveBytes();
      loss.backward();
      network.parameters().values().forEach(Tensor::zeroGrad);
      return after - before;
    }
  }

  @Test
  void nothingIsRecordedWhereNothingIs() {
    withNetwork((network, x) -> {
      network.activationCheckpointing(true);
      try (var mode = GradMode.noGrad()) {
        assertThat(network.forward(x, x).requiresGrad()).isFalse();
      }
      assertThat(Callbacks.recordedCount()).isZero();
      network.train(false);
      assertThat(network.forward(x, x).requiresGrad()).isTrue();
      assertThat(Callbacks.recordedCount()).isZero();
      return null;
    });
  }

  @Test
  void aFailureOfTheSecondPassReachesTheCaller() {
    try (var scope = Scope.open()) {
      Tensor x = Torch.ones(2).requiresGrad(true);
      List<Integer> calls = new ArrayList<>();
      Tensor y =
          ActivationCheckpoint.run(
              in -> {
                calls.add(1);
                if (calls.size() > 1) {
                  throw new ArithmeticException("only once");
                }
                return in.getFirst().square();
              },
              List.of(x),
              List.of(),
              List.of());
      assertThatThrownBy(() -> y.sum().backward())
          .hasRootCauseInstanceOf(ArithmeticException.class)
          .hasMessageContaining("only once");
    }
  }
}
