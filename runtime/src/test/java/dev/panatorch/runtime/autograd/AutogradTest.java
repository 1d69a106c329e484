package dev.panatorch.runtime.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutogradTest {

  private final Scope scope = Scope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void addsGradientsUpUntilTheyAreDropped() {
    Tensor x = Tensor.of(new float[] {1, 2, 3}, 3).requiresGrad(true);
    assertThat(x.grad()).isNull();
    x.square().sum().backward();
    x.square().sum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(4, 8, 12);
    x.zeroGrad();
    assertThat(x.grad()).isNull();
  }

  @Test
  void keepsTheGradientOfAnInnerTensorOnlyWhenTold() {
    Tensor x = Tensor.of(new float[] {1, 2, 3}, 3).requiresGrad(true);
    Tensor kept = x.mul(2).retainGrad();
    Tensor dropped = kept.square();
    dropped.sum().backward();
    assertThat(kept.grad().toFloatArray()).containsExactly(4, 8, 12);
    assertThat(x.grad().toFloatArray()).containsExactly(8, 16, 24);
    assertThat(dropped.grad()).isNull();
  }

  @Test
  void agreesWithFiniteDifferences() {
    double[] at = {0.3, -0.7, 1.1, 0.2};
    Tensor x = Tensor.of(at, 2, 2).requiresGrad(true);
    double[] gradient = Autograd.grad(List.of(loss(x)), List.of(x)).getFirst().toDoubleArray();
    for (int i = 0; i < at.length; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      double slope = (loss(Tensor.of(up, 2, 2)).item() - loss(Tensor.of(down, 2, 2)).item()) / 2e-6;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
    }
  }

  private static Tensor loss(Tensor x) {
    return x.matmul(x).gelu("tanh").softmax(-1).log().mul(x).sum();
  }

  @Test
  void differentiatesTwice() {
    Tensor x = Tensor.of(new double[] {2}, 1).requiresGrad(true);
    Tensor first =
        Autograd.grad(List.of(x.pow(3).sum()), List.of(x), List.of(), true, true, false).getFirst();
    assertThat(first.item()).isEqualTo(12);
    assertThat(Autograd.grad(List.of(first.sum()), List.of(x)).getFirst().item()).isEqualTo(12);
  }

  @Test
  void freesTheGraphUnlessItIsRetained() {
    Tensor x = Torch.ones(2).requiresGrad(true);
    Tensor y = x.square().sum();
    y.backward(null, true, false);
    y.backward();
    assertThatThrownBy(y::backward).hasMessageContaining("second time");
  }

  @Test
  void givesNullForAnInputThatIsNotUsed() {
    Tensor x = Torch.ones(1).requiresGrad(true);
    Tensor unused = Torch.ones(1).requiresGrad(true);
    assertThat(
            Autograd.grad(List.of(x.sum()), List.of(x, unused), List.of(), false, false, true)
                .get(1))
        .isNull();
    assertThatThrownBy(() -> Autograd.grad(List.of(x.sum()), List.of(unused)))
        .hasMessageContaining("appears to not have been used");
  }

  @Test
  void recordsNothingInsideNoGradAndInference() {
    Tensor x = Torch.ones(1).requiresGrad(true);
    try (var mode = GradMode.noGrad()) {
      assertThat(x.mul(2).requiresGrad()).isFalse();
      try (var inner = GradMode.enable()) {
        assertThat(x.mul(2).requiresGrad()).isTrue();
      }
      assertThat(GradMode.isEnabled()).isFalse();
    }
    try (var mode = GradMode.inference()) {
      assertThat(x.mul(2).isInference()).isTrue();
    }
    assertThat(GradMode.isEnabled()).isTrue();
    assertThat(x.mul(2).requiresGrad()).isTrue();
  }

  @Test
  void refusesAModeOnAVirtualThread() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(() -> CompletableFuture.runAsync(GradMode::noGrad, threads).join())
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("platform thread");
    }
  }

  @Test
  void castsMatrixProductsAndKeepsSumsInsideAutocast() {
    Tensor x = Torch.ones(4, 4).requiresGrad(true);
    try (var region = Autocast.enable(Device.CPU, DType.BFLOAT16)) {
      assertThat(x.matmul(x).dtype()).isEqualTo(DType.BFLOAT16);
      assertThat(x.matmul(x).mseLoss(Torch.zeros(4, 4)).dtype()).isEqualTo(DType.FLOAT32);
      try (var off = Autocast.disable(Device.CPU)) {
        assertThat(x.matmul(x).dtype()).isEqualTo(DType.FLOAT32);
      }
      assertThat(Autocast.isEnabled(Device.CPU)).isTrue();
    }
    assertThat(Autocast.isEnabled(Device.CPU)).isFalse();
    assertThat(x.matmul(x).dtype()).isEqualTo(DType.FLOAT32);
    assertThatThrownBy(() -> Autocast.enable(Device.CPU, DType.INT64))
        .hasMessageContaining("int64");
  }

  @Test
  void keepsTheHistoryOfCastsThatAPassWithoutRecordingMadeFirst() {
    Tensor x = Torch.ones(4, 4);
    Tensor weight = Torch.ones(4, 4).requiresGrad(true);
    try (var region = Autocast.enable(Device.CPU, DType.BFLOAT16)) {
      try (var mode = GradMode.noGrad()) {
        assertThat(x.matmul(weight).requiresGrad()).isFalse();
      }
      x.matmul(weight).sum().backward();
    }
    assertThat(weight.grad()).isNotNull();
    try (var mode = GradMode.noGrad();
        var region = Autocast.enable(Device.CPU, DType.BFLOAT16)) {
      assertThat(x.matmul(weight).requiresGrad()).isFalse();
    }
  }

  @Test
  void runsAFunctionWrittenInJavaForwardAndBackward() {
    Tensor x = Tensor.of(new float[] {1, 2, 3}, 3).requiresGrad(true);
    long recorded = Callbacks.recordedCount();
    long kept = LiveTensors.keptCount();
    Tensor y = DifferentiableFunction.apply(new Cube(), List.of(x)).getFirst();
    assertThat(y.toFloatArray()).containsExactly(1, 8, 27);
    assertThat(Callbacks.recordedCount()).isEqualTo(recorded + 1);
    y.mul(2).sum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(6, 24, 54);
    assertThat(Callbacks.recordedCount()).isEqualTo(recorded);
    assertThat(LiveTensors.keptCount()).isEqualTo(kept);
  }

  @Test
  void gradientsSurviveAFunctionThatUsesManyOperators() {
    Tensor x = Tensor.of(new float[] {1, 2, 3}, 3).requiresGrad(true);
    Tensor y = DifferentiableFunction.apply(new Busy(), List.of(x)).getFirst();
    assertThat(Autograd.grad(List.of(y.sum()), List.of(x)).getFirst().toFloatArray())
        .containsExactly(7, 7, 7);
  }

  @Test
  void freesAFunctionWhoseGraphIsDropped() {
    long recorded = Callbacks.recordedCount();
    Scope.run(() -> {
      Tensor x = Torch.ones(1).requiresGrad(true);
      return DifferentiableFunction.apply(new Cube(), List.of(x)).getFirst().detach();
    });
    assertThat(Callbacks.recordedCount()).isEqualTo(recorded);
  }

  @Test
  void bringsAnExceptionOfABackwardPassToItsCaller() {
    Tensor x = Torch.ones(2).requiresGrad(true);
    Tensor y = DifferentiableFunction.apply(new Failing(), List.of(x)).getFirst();
    assertThatThrownBy(() -> y.sum().backward())
        .hasRootCauseInstanceOf(ArithmeticException.class)
        .hasMessageContaining("no derivative");
  }

  @Test
  void recordsNoFunctionWhereNothingIsRecorded() {
    long recorded = Callbacks.recordedCount();
    Tensor y = DifferentiableFunction.apply(new Cube(), List.of(Torch.ones(1))).getFirst();
    assertThat(y.requiresGrad()).isFalse();
    assertThat(Callbacks.recordedCount()).isEqualTo(recorded);
  }

  private static final class Cube implements DifferentiableFunction {
    @Override
    public List<Tensor> forward(Context context, List<Tensor> inputs) {
      context.save(inputs.getFirst());
      return List.of(inputs.getFirst().pow(3));
    }

    @Override
    public List<Tensor> backward(Context context, List<Tensor> gradients) {
      return List.of(context.saved().getFirst().square().mul(3).mul(gradients.getFirst()));
    }
  }

  /** Needs far more scratch memory on its way back than the call that led to it. */
  private static final class Busy implements DifferentiableFunction {
    @Override
    public List<Tensor> forward(Context context, List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(7));
    }

    @Override
    public List<Tensor> backward(Context context, List<Tensor> gradients) {
      Torch.cat(java.util.Collections.nCopies(5000, gradients.getFirst()));
      return List.of(gradients.getFirst().mul(7));
    }
  }

  private static final class Failing implements DifferentiableFunction {
    @Override
    public List<Tensor> forward(Context context, List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(2));
    }

    @Override
    public List<Tensor> backward(Context context, List<Tensor> gradients) {
      throw new ArithmeticException("no derivative");
    }
  }
}
