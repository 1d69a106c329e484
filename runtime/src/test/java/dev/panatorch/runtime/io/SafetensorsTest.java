package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(DType.class)
  void readsEveryDtypeThatTheReferenceLibraryWrote(DType dtype) throws IOException {
    var file = Safetensors.open(Fixtures.path("all_dtypes.safetensors"));
    TensorData tensor = file.tensors().get("b." + dtype.torchName());
    assertThat(tensor.dtype()).isEqualTo(dtype);
    assertThat(tensor.shape()).containsExactly(2, 3);
    double[] expected =
        dtype == DType.BOOL ? new double[] {0, 1, 0, 1, 0, 1} : new double[] {0, 1, 2, 3, 4, 5};
    assertThat(Fixtures.values(tensor)).containsExactly(expected);
  }

  @Test
  void readsScalarsEmptyTensorsUnicodeNamesAndMetadata() throws IOException {
    var file = Safetensors.open(Fixtures.path("all_dtypes.safetensors"));
    assertThat(file.metadata()).containsExactly(entry("format", "pt"));
    assertThat(file.tensors()).hasSize(18).containsKey("ünïcode.名前.😀");
    assertThat(file.tensors().get("a.scalar").shape()).isEmpty();
    assertThat(Fixtures.values(file.tensors().get("a.scalar"))).containsExactly(-1.5);
    assertThat(file.tensors().get("a.empty").shape()).containsExactly(0, 4);
    assertThat(file.tensors().get("a.empty").numel()).isZero();
  }

  @Test
  void writesTheVeryBytesOfTheReferenceLibrary() throws IOException {
    Path reference = Fixtures.path("all_dtypes.safetensors");
    var file = Safetensors.open(reference);
    List<String> names = new ArrayList<>(file.tensors().keySet());
    Collections.shuffle(names, new Random(1));
    Map<String, TensorData> shuffled = new LinkedHashMap<>();
    names.forEach(name -> shuffled.put(name, file.tensors().get(name)));

    Path copy = folder.resolve("copy.safetensors");
    Safetensors.write(copy, shuffled, file.metadata());

    assertThat(copy).hasSameBinaryContentAs(reference);
  }

  @Test
  void writingToATensorOfAFileChangesNoFile() throws IOException {
    Path copy = folder.resolve("copy.safetensors");
    Files.copy(Fixtures.path("small.safetensors"), copy);
    assertThat(copy.toFile().setWritable(false)).isTrue();
    byte[] before = Files.readAllBytes(copy);

    MemorySegment data = Safetensors.open(copy).tensors().get("only").data();
    data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 0, 42f);

    assertThat(data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0)).isEqualTo(42f);
    assertThat(Files.readAllBytes(copy)).isEqualTo(before);
  }

  @Test
  void theMappingOutlivesTheReplacementOfItsFile() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, Map.of("x", Fixtures.ramp(1000)));
    TensorData old = Safetensors.open(file).tensors().get("x");
    Safetensors.write(file, Map.of("x", Fixtures.ramp(3)));
    assertThat(Fixtures.values(old)[999]).isEqualTo(999);
    assertThat(Safetensors.open(file).tensors().get("x").shape()).containsExactly(3);
  }

  @Test
  void dataAreAlignedForEveryType() throws IOException {
    Path file = folder.resolve("aligned.safetensors");
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("bytes", TensorData.of(DType.UINT8, new long[] {3}, Fixtures.segment(new byte[3])));
    tensors.put("long", TensorData.of(DType.INT64, new long[] {}, Fixtures.segment(new byte[8])));
    tensors.put("float", Fixtures.ramp(5));
    Safetensors.write(file, tensors, Map.of("a", "b"));
    Safetensors.open(file)
        .tensors()
        .values()
        .forEach(t -> assertThat(t.data().address() % t.dtype().byteSize()).isZero());
  }

  @Test
  void anEmptySetOfTensorsIsAFileToo() throws IOException {
    Path file = folder.resolve("empty.safetensors");
    Safetensors.write(file, Map.of());
    assertThat(Safetensors.open(file).tensors()).isEmpty();
  }

  @Test
  void namesThatCannotBeStoredAreRefusedBeforeAnythingIsWritten() throws IOException {
    Path file = folder.resolve("bad.safetensors");
    for (String name : List.of("__metadata__", "lone \ud800 surrogate")) {
      assertThatThrownBy(() -> Safetensors.write(file, Map.of(name, Fixtures.ramp(1))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aSourceThatGivesTooLittleLeavesNothingBehind() throws IOException {
    TensorSource liar =
        new TensorSource() {
          @Override
          public DType dtype() {
            return DType.FLOAT32;
          }

          @Override
          public long[] shape() {
            return new long[] {2};
          }

          @Override
          public void writeTo(Sink sink) throws IOException {
            sink.accept(Fixtures.segment(new byte[4]));
          }
        };
    assertThatThrownBy(
            () -> Safetensors.write(folder.resolve("liar.safetensors"), Map.of("x", liar)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'x' gave 4 bytes instead of 8");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
