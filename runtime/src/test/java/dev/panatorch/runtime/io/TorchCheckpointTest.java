package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointTest {

  private static final String[] LAYOUTS = {"state.pt", "legacy.pth", "deflated.pt"};

  private static TensorData tensor(String file, String group, String name) throws IOException {
    return TorchCheckpoint.open(Fixtures.path(file)).tensors(group).get(name).load();
  }

  static Stream<Arguments> layoutsAndDtypes() {
    return Arrays.stream(LAYOUTS)
        .flatMap(f -> Arrays.stream(DType.values()).map(d -> Arguments.of(f, d)));
  }

  @ParameterizedTest
  @MethodSource("layoutsAndDtypes")
  void readsEveryDtypeInEveryLayout(String file, DType dtype) throws IOException {
    TensorData tensor = tensor(file, "", "b." + dtype.torchName());
    assertThat(tensor.dtype()).isEqualTo(dtype);
    assertThat(tensor.shape()).containsExactly(2, 3);
    double[] expected =
        dtype == DType.BOOL ? new double[] {0, 1, 0, 1, 0, 1} : new double[] {0, 1, 2, 3, 4, 5};
    assertThat(Fixtures.values(tensor)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.pt", "legacy.pth", "deflated.pt"})
  void readsScalarsEmptyTensorsParametersAndEveryKindOfView(String file) throws IOException {
    assertThat(tensor(file, "", "scalar").shape()).isEmpty();
    assertThat(Fixtures.values(tensor(file, "", "scalar"))).containsExactly(-1.5);
    assertThat(tensor(file, "", "empty").shape()).containsExactly(0, 4);
    assertThat(Fixtures.values(tensor(file, "", "parameter"))).containsExactly(0, 1, 2);
    assertThat(Fixtures.values(tensor(file, "", "shared.tail"))).containsExactly(20, 21, 22, 23);
    assertThat(Fixtures.values(tensor(file, "", "stepped"))).containsExactly(1, 6, 11, 16, 21);
    assertThat(Fixtures.values(tensor(file, "", "expanded"))).containsExactly(3, 3, 3, 3);
    assertThat(Fixtures.values(tensor(file, "", "column"))).containsExactly(0, 4, 8, 12, 16, 20);
    assertThat(tensor(file, "", "permuted").shape()).containsExactly(4, 2, 3);
    assertThat(Fixtures.values(tensor(file, "", "permuted")))
        .containsExactly(
            0, 4, 8, 12, 16, 20, 1, 5, 9, 13, 17, 21, 2, 6, 10, 14, 18, 22, 3, 7, 11, 15, 19, 23);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transposed", "half.transposed", "byte.transposed", "double.transposed"})
  void gathersTransposedTensorsOfEveryWidth(String name) throws IOException {
    assertThat(tensor("state.pt", "", name).shape()).containsExactly(3, 2);
    assertThat(Fixtures.values(tensor("state.pt", "", name))).containsExactly(0, 3, 1, 4, 2, 5);
  }

  @Test
  void storedContiguousTensorsAreViewsOfOneMappingAndSharedStoragesStayShared() throws IOException {
    var tensors = TorchCheckpoint.open(Fixtures.path("state.pt")).tensors("");
    long head = tensors.get("parameter").load().data().address();
    long tail = tensors.get("shared.tail").load().data().address();
    assertThat(tail - head).isEqualTo(20 * Float.BYTES);
    assertThat(head % 64).as("torch aligns storages to 64 bytes in the file").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.pt", "training_protocol4.bin"})
  void listsNestedDictionariesAndPlainValues(String file) throws IOException {
    TorchCheckpoint checkpoint = TorchCheckpoint.open(Fixtures.path(file));
    assertThat(checkpoint.groups()).startsWith("model", "ema");
    assertThat(checkpoint.tensors("ema").sequencedKeySet())
        .containsExactly("module.weight", "module.bias");
    assertThat(Fixtures.values(checkpoint.tensors("ema").get("module.weight").load()))
        .containsExactly(0.5, 0.5);
    assertThat(checkpoint.values())
        .contains(
            entry("epoch", 7L),
            entry("args/lr", 1e-3),
            entry("args/name", "tiny"),
            entry("args/amp", true));
  }

  @ParameterizedTest
  @CsvSource({
    "evil.pt, posix.system",
    "evil_protocol4.pt, builtins.eval",
    "evil_legacy.pth, posix.system",
    "module.pt, torch.nn.modules.linear.Linear",
  })
  void whateverAsksForCodeIsRefusedByName(String file, String global) {
    assertThatThrownBy(() -> TorchCheckpoint.open(Fixtures.path(file)))
        .isInstanceOf(UnsafePickleException.class)
        .hasMessageContaining(file)
        .hasMessageContaining("'" + global + "'")
        .hasMessageContaining("nothing was executed")
        .hasMessageContaining("state_dict()");
  }

  @ParameterizedTest
  @CsvSource({
    "script.pt, TorchScript",
    "big_endian.pt, big-endian",
    "plain.pkl, plain pickle",
    "arrays.npz, no PyTorch checkpoint",
  })
  void otherKindsOfFilesAreNamedForWhatTheyAre(String file, String what) {
    assertThatThrownBy(() -> TorchCheckpoint.open(Fixtures.path(file)))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining(what);
  }

  @Test
  void theTarLayoutOfOldTimesIsNamed() {
    byte[] tar = new byte[1024];
    System.arraycopy("ustar".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, tar, 257, 5);
    assertThatThrownBy(
            () -> TorchCheckpoint.of(java.nio.file.Path.of("old.pt"), Fixtures.segment(tar)))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("tar layout");
  }

  @Test
  void anUnknownDtypeIsNamedWithItsTensor() throws IOException {
    TorchCheckpoint checkpoint = TorchCheckpoint.open(Fixtures.path("complex.pt"));
    assertThatThrownBy(() -> checkpoint.tensors(""))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("'w'")
        .hasMessageContaining("torch.complex64");
  }

  @Test
  void aBareTensorIsAGroupOfOne() throws IOException {
    assertThat(Fixtures.values(tensor("bare.pt", "", "tensor"))).containsExactly(0, 1, 2);
  }

  @Test
  void aTensorThatExpandsToPetabytesIsRefusedWithTheOptionThatAllowsIt() throws IOException {
    TensorEntry tensor = TorchCheckpoint.open(Fixtures.path("expanding.pt")).tensors("").get("w");
    assertThat(tensor.shape()).containsExactly(1 << 20, 1 << 28);
    assertThatThrownBy(tensor::load)
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("-Dpanatorch.io.maxExpandedBytes");
  }

  @Test
  void listsThatDoubleByReferenceAreReadInNoTime() throws IOException {
    assertThat(TorchCheckpoint.open(Fixtures.path("doubling.pt")).groups()).isEmpty();
  }
}
