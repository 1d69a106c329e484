package dev.panatorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorTest {

  private Scope scope = Scope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void carriesValuesOfEveryTypeInAndOut() {
    assertThat(Tensor.of(new float[] {1.5f, -2}, 2).toFloatArray()).containsExactly(1.5f, -2);
    assertThat(Tensor.of(new double[] {Math.PI}, 1).toDoubleArray()).containsExactly(Math.PI);
    assertThat(Tensor.of(new long[] {Long.MAX_VALUE}, 1).toLongArray())
        .containsExactly(Long.MAX_VALUE);
    assertThat(Tensor.of(new int[] {7, 8}, 2).toLongArray()).containsExactly(7, 8);
    assertThat(Tensor.of(new byte[] {(byte) 255}, 1).toLongArray()).containsExactly(255);
    assertThat(Tensor.scalar(2.5, DType.FLOAT64).item()).isEqualTo(2.5);
    assertThat(Tensor.of(new long[] {(1L << 60) + 1}).itemLong()).isEqualTo((1L << 60) + 1);
  }

  @Test
  void readsNonContiguousTensorsInRowMajorOrder() {
    Tensor matrix = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertThat(matrix.t().toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(matrix.t().shape()).containsExactly(3, 2);
    assertThat(matrix.t().strides()).containsExactly(1, 3);
    assertThat(matrix.t().isContiguous()).isFalse();
  }

  @Test
  void refusesAShapeThatDoesNotHoldTheValues() {
    assertThatThrownBy(() -> Tensor.of(new float[5], 2, 3))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2, 3] holds 6 values, but 5");
    assertThatThrownBy(() -> Tensor.of(new float[5], -5)).isInstanceOf(ShapeException.class);
  }

  @Test
  void keepsTheTypeOfIntegersUnderWholeScalarsAndLeavesItUnderFractions() {
    Tensor whole = Tensor.of(new long[] {1, 2}, 2);
    assertThat(whole.add(1).dtype()).isEqualTo(DType.INT64);
    assertThat(whole.add(whole).dtype()).isEqualTo(DType.INT64);
    assertThat(whole.mul(1.5).dtype()).isEqualTo(DType.FLOAT32);
  }

  @Test
  void worksInPlaceAndReturnsTheSameTensor() {
    Tensor x = Tensor.of(new float[] {1, 2}, 2);
    assertThat(x.add_(x).mul_(2)).isSameAs(x);
    assertThat(x.toFloatArray()).containsExactly(4, 8);
  }

  @Test
  void returnsSeveralResultsInSchemaOrder() {
    Tensor[] top = Tensor.of(new float[] {3, 9, 5}, 3).topk(2);
    assertThat(top[0].toFloatArray()).containsExactly(9, 5);
    assertThat(top[1].toLongArray()).containsExactly(1, 2);
    Tensor[] halves = Tensor.of(new float[] {1, 2, 3, 4}, 4).chunk(2);
    assertThat(halves).hasSize(2);
    assertThat(halves[1].toFloatArray()).containsExactly(3, 4);
  }

  @Test
  void joinsListsOfTensors() {
    Tensor x = Tensor.of(new float[] {1, 2}, 1, 2);
    assertThat(Torch.cat(List.of(x, x, x), 0).shape()).containsExactly(3, 2);
    assertThat(x.index(Arrays.asList(null, Tensor.of(new long[] {1}, 1))).toFloatArray())
        .containsExactly(2);
  }

  @Test
  void writesIntoAnOutTensor() {
    Tensor x = Tensor.of(new float[] {1, 2}, 2);
    Tensor out = Torch.zeros(2);
    assertThat(x.add(x, 1, out)).isSameAs(out);
    assertThat(out.toFloatArray()).containsExactly(2, 4);
  }

  @Test
  void throwsAfterCloseAndForgivesASecondClose() {
    Tensor x = Torch.ones(3);
    x.close();
    x.close();
    assertThat(x.isClosed()).isTrue();
    assertThat(x).hasToString("closed tensor");
    assertThatThrownBy(() -> x.add(1)).isInstanceOf(ClosedTensorException.class);
    assertThatThrownBy(() -> Torch.ones(3).add(x)).isInstanceOf(ClosedTensorException.class);
    assertThatThrownBy(() -> Torch.cat(List.of(x))).isInstanceOf(ClosedTensorException.class);
    assertThatThrownBy(x::shape).isInstanceOf(ClosedTensorException.class);
    assertThatThrownBy(x::keep).isInstanceOf(ClosedTensorException.class);
  }

  @Test
  void countsDimensionsFromTheEndToo() {
    Tensor x = Torch.zeros(2, 3, 4);
    assertThat(x.size(-1)).isEqualTo(4);
    assertThat(x.dim()).isEqualTo(3);
    assertThat(x.numel()).isEqualTo(24);
    assertThatThrownBy(() -> x.size(3))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("3 dimensions");
  }

  @Test
  void sharesNativeMemoryInBothDirections() {
    MemorySegment memory = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, 4);
    Tensor tensor = Tensor.wrap(memory, DType.FLOAT32, 2, 2);
    memory.setAtIndex(ValueLayout.JAVA_FLOAT, 3, 7);
    assertThat(tensor.toFloatArray()).containsExactly(0, 0, 0, 7);
    tensor.fill_(3);
    assertThat(memory.getAtIndex(ValueLayout.JAVA_FLOAT, 0)).isEqualTo(3);
  }

  @Test
  void keepsTheMemoryOfAViewUntilItsArenaCloses() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = Torch.full(new long[] {1000}, 5.0).segment(arena);
      scope.close();
      scope = Scope.open();
      Torch.zeros(1000);
      assertThat(memory.byteSize()).isEqualTo(4000);
      assertThat(memory.getAtIndex(ValueLayout.JAVA_FLOAT, 999)).isEqualTo(5);
    }
  }

  @Test
  void refusesMemoryThatCannotBeShared() {
    assertThatThrownBy(() -> Tensor.wrap(MemorySegment.ofArray(new float[4]), DType.FLOAT32, 4))
        .hasMessageContaining("on the Java heap");
    assertThatThrownBy(
            () -> Tensor.wrap(Arena.ofAuto().allocate(16).asReadOnly(), DType.FLOAT32, 4))
        .hasMessageContaining("read-only");
    assertThatThrownBy(() -> Tensor.wrap(Arena.ofAuto().allocate(15), DType.FLOAT32, 4))
        .hasMessageContaining("needs 16 bytes, the memory has 15");
    assertThatThrownBy(() -> Tensor.wrap(Arena.ofAuto().allocate(32).asSlice(2), DType.FLOAT32, 4))
        .hasMessageContaining("not aligned");
    try (Arena confined = Arena.ofConfined()) {
      MemorySegment memory = confined.allocate(16);
      assertThatThrownBy(() -> Tensor.wrap(memory, DType.FLOAT32, 4))
          .hasMessageContaining("confined");
    }
    assertThatThrownBy(() -> Torch.zeros(2, 3).t().segment(Arena.ofAuto()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not contiguous");
  }

  @Test
  void movesBetweenTypesAndDevices() {
    Tensor x = Tensor.of(new float[] {1.75f}, 1);
    assertThat(x.to(DType.INT32).toLongArray()).containsExactly(1);
    assertThat(x.to(DType.BFLOAT16).dtype()).isEqualTo(DType.BFLOAT16);
    assertThat(x.cpu().device()).isEqualTo(Device.CPU);
    if (!Settings.hasCuda()) {
      assertThatThrownBy(() -> x.to(Device.cuda(0))).isInstanceOf(TorchException.class);
    }
  }

  @Test
  void printsShapeTypeAndDevice() {
    assertThat(Torch.zeros(2, 3)).hasToString("float32[2, 3]@cpu");
    assertThat(Tensor.of(new float[] {1, -2.5f, 3e-5f, 0}, 2, 2).toText())
        .isEqualTo("[[1.0000, -2.5000],\n [3.0000e-05, 0.0000]] float32[2, 2]@cpu");
    assertThat(Torch.arange(2000).toText())
        .isEqualTo("[0, 1, 2, ..., 1997, 1998, 1999] int64[2000]@cpu");
    assertThat(Tensor.scalar(7, DType.INT32).toText()).isEqualTo("7 int32[]@cpu");
  }

  @Test
  void emptyTensorsAndScalarsAreTensorsToo() {
    assertThat(Torch.zeros(0, 3).toFloatArray()).isEmpty();
    assertThat(Torch.zeros(0, 3).shape()).containsExactly(0, 3);
    assertThat(Tensor.scalar(3, DType.FLOAT32).shape()).isEmpty();
    assertThatThrownBy(() -> Torch.zeros(2).item()).isInstanceOf(TorchException.class);
  }
}
