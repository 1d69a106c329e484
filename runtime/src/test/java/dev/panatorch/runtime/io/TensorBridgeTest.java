package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorBridgeTest {

  @TempDir Path folder;
  private long liveBefore;

  @BeforeEach
  void count() {
    liveBefore = LiveTensors.count();
  }

  @AfterEach
  void everyTensorIsGone() {
    assertThat(LiveTensors.count()).isEqualTo(liveBefore);
  }

  @Test
  void loadsEveryDtypeAndSavesTheVeryBytesAgain() throws IOException {
    Path reference = Fixtures.path("all_dtypes.safetensors");
    Path copy = folder.resolve("copy.safetensors");
    try (Scope scope = Scope.open()) {
      Map<String, Tensor> tensors = Safetensors.load(reference);
      assertThat(scope.liveTensors()).isEqualTo(18);
      assertThat(tensors.get("a.scalar").item()).isEqualTo(-1.5);
      assertThat(tensors.get("a.empty").shape()).containsExactly(0, 4);
      assertThat(tensors.get("b.bfloat16").dtype()).isEqualTo(DType.BFLOAT16);
      assertThat(tensors.get("b.bfloat16").toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
      Safetensors.save(copy, tensors, Map.of("format", "pt"));
      assertThat(scope.liveTensors()).as("saving makes no lasting tensor").isEqualTo(18);
    }
    assertThat(copy).hasSameBinaryContentAs(reference);
  }

  @Test
  void changingALoadedTensorInPlaceChangesNoFile() throws IOException {
    Path file = folder.resolve("x.safetensors");
    Files.copy(Fixtures.path("small.safetensors"), file);
    byte[] before = Files.readAllBytes(file);
    try (Scope scope = Scope.open()) {
      Tensor tensor = Safetensors.load(file).get("only");
      tensor.add_(1);
      assertThat(tensor.toFloatArray()).containsExactly(1, 2, 3, 4);
    }
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aLoadedTensorSharesTheMappingAndKeepsItAlive() throws IOException {
    Path file = folder.resolve("x.safetensors");
    Safetensors.write(file, Map.of("x", Fixtures.ramp(1 << 20)));
    try (Tensor tensor = Safetensors.load(file).get("x")) {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      assertThat(tensor.toFloatArray()[(1 << 20) - 1]).isEqualTo((1 << 20) - 1);
    }
  }

  @Test
  void unalignedDataAreCopiedInsteadOfRefused() throws IOException {
    byte[] bytes = new byte[9];
    bytes[3] = (byte) 0x80;
    bytes[4] = (byte) 0x3f;
    TensorData odd =
        TensorData.of(DType.FLOAT32, new long[] {2}, Fixtures.segment(bytes).asSlice(1));
    try (Tensor tensor = odd.toTensor()) {
      assertThat(tensor.toFloatArray()).containsExactly(1, 0);
    }
  }

  @Test
  void savesViewsAndParametersAsTheyLook() throws IOException {
    Path file = folder.resolve("views.safetensors");
    try (Scope scope = Scope.open()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      Tensor base = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
      tensors.put("transposed", base.t());
      tensors.put("parameter", Tensor.of(new float[] {7}, 1).requiresGrad(true));
      Safetensors.save(file, tensors);
    }
    var read = Safetensors.open(file).tensors();
    assertThat(Fixtures.values(read.get("transposed"))).containsExactly(0, 3, 1, 4, 2, 5);
    assertThat(Fixtures.values(read.get("parameter"))).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.pt", "legacy.pth", "deflated.pt"})
  void loadsCheckpointsOfEveryLayout(String name) throws IOException {
    try (Scope scope = Scope.open()) {
      Map<String, Tensor> tensors = Weights.open(Fixtures.path(name)).load();
      assertThat(scope.liveTensors()).isEqualTo(24);
      assertThat(tensors.get("transposed").toFloatArray()).containsExactly(0, 3, 1, 4, 2, 5);
      assertThat(tensors.get("b.float8_e4m3fn").toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
    }
  }

  @Test
  void aFailureAmidLoadingClosesWhatWasMade() throws IOException {
    Map<String, TensorEntry> entries = new LinkedHashMap<>();
    entries.put("good", Fixtures.ramp(2));
    entries.put("bad", TorchCheckpoint.open(Fixtures.path("expanding.pt")).tensors("").get("w"));
    assertThatThrownBy(() -> TensorBridge.tensors(entries))
        .isInstanceOf(UnsupportedFileException.class);
  }
}
