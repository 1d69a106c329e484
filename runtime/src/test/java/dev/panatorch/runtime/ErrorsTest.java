package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of misuse ends in an exception that names the operator and what it was given. */
class ErrorsTest {

  private final Scope scope = Scope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void shape() {
    assertThatThrownBy(() -> Torch.ones(2, 3).matmul(Torch.ones(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("matmul(Float[2, 3]@cpu, Float[2, 3]@cpu)")
        .hasMessageContaining("cannot be multiplied");
    assertThatThrownBy(() -> Torch.ones(2).view(3)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Torch.ones(2).add(Torch.ones(3))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Torch.cat(List.of(Torch.ones(2), Torch.ones(2, 2))))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void dimensionAndIndex() {
    assertThatThrownBy(() -> Torch.ones(2).sum(5)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Torch.ones(2).select(0, 9)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Torch.ones(3, 2).embedding(Tensor.of(new long[] {3}, 1)))
        .isInstanceOf(TorchException.class)
        .hasMessageContaining("embedding");
  }

  @Test
  void dtype() {
    Tensor whole = Tensor.of(new long[] {1, 2, 3, 4}, 2, 2);
    assertThatThrownBy(() -> Torch.ones(2, 2).matmul(whole)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(whole::mean).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> whole.requiresGrad(true)).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> whole.add_(Torch.ones(2, 2))).isInstanceOf(DTypeException.class);
  }

  @Test
  void nullTensorsAndLists() {
    assertThatThrownBy(() -> Torch.ones(2).add((Tensor) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Torch.cat((List<Tensor>) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Torch.ones(2).view((long[]) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Torch.ones(2).to((DType) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void memoryThatCannotBeHad() {
    assertThatThrownBy(() -> Torch.zeros(1L << 45)).isInstanceOf(OutOfDeviceMemoryException.class);
  }

  @Test
  void theLibraryWorksOnAfterwardsAndTheBacktraceIsThere() {
    try {
      Torch.ones(2, 3).matmul(Torch.ones(2, 3));
    } catch (ShapeException e) {
      assertThat(e.operator()).isEqualTo("matmul");
      assertThat(e.backtrace()).contains("cannot be multiplied");
    }
    assertThat(Torch.ones(2).sum().item()).isEqualTo(2);
  }

  @Test
  void errorsLeaveNoTensorBehind() {
    long before = scope.liveTensors();
    for (int i = 0; i < 100; i++) {
      Tensor x = Torch.ones(2);
      assertThatThrownBy(() -> x.view(3)).isInstanceOf(ShapeException.class);
      x.close();
    }
    assertThat(scope.liveTensors()).isEqualTo(before);
  }
}
