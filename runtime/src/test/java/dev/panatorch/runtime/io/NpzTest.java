package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {

  private static final Path NAME = Path.of("damaged.npz");
  private static final int REPLACEMENTS = 200;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"arrays.npz", "compressed.npz"})
  void readsWhatNumPyWrote(String name) throws IOException {
    var arrays = Npz.open(Fixtures.path(name));
    assertThat(Fixtures.values(arrays.get("mu").load())).containsExactly(0, 0.5, 1, 1.5);
    assertThat(arrays.get("arr_0").load().dtype()).isEqualTo(DType.UINT8);
    assertThat(arrays.get("arr_0").load().shape()).containsExactly(2, 2, 2, 3);
    assertThat(Fixtures.values(arrays.get("arr_0").load())).hasSize(24).endsWith(22, 23);
    assertThat(arrays.get("fortran").load().shape()).containsExactly(2, 3);
    assertThat(Fixtures.values(arrays.get("fortran").load())).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Fixtures.values(arrays.get("big_endian").load())).containsExactly(0, 1, 2);
    assertThat(Fixtures.values(arrays.get("labels").load())).containsExactly(0, 1, 2);
    assertThat(arrays.get("flag").load().shape()).isEmpty();
    assertThat(Fixtures.values(arrays.get("flag").load())).containsExactly(1);
    assertThat(Fixtures.values(arrays.get("half").load())).containsExactly(0, 1, 2);
    assertThat(arrays.get("none").load().shape()).containsExactly(0, 5);
  }

  @Test
  void anArrayOfTextIsNamedOnlyWhenItIsLoaded() throws IOException {
    var arrays = Npz.open(Fixtures.path("compressed.npz"));
    assertThatThrownBy(() -> arrays.get("path").load())
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("'path'")
        .hasMessageContaining("<U7");
  }

  /** Files of ever other sizes: one taken at another's size would have no directory. */
  @Test
  void aFileThatIsReplacedWhileItIsReadIsWhole() throws Exception {
    Path file = folder.resolve("replaced.npz");
    TensorData array = Npy.read(Fixtures.path("array.npy"));
    Npz.write(file, Map.of("0", array));
    var written = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              Map<String, TensorData> arrays = new LinkedHashMap<>();
              try {
                for (int i = 0; i < REPLACEMENTS; i++) {
                  arrays.put(Integer.toString(i % 50), array);
                  if (arrays.size() == 50) {
                    arrays.clear();
                  }
                  Npz.write(file, arrays);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                written.set(true);
              }
            });
    while (!written.get()) {
      Npz.open(file);
    }
    writer.join();
  }

  @Test
  void writesTheVeryBytesOfNumPy() throws IOException {
    TensorData array = Npy.read(Fixtures.path("array.npy"));
    Path copy = folder.resolve("copy.npy");
    Npy.write(copy, array);
    assertThat(copy).hasSameBinaryContentAs(Fixtures.path("array.npy"));
  }

  @ParameterizedTest
  @CsvSource({"'', ()", "3, '(3,)'", "3 4, '(3, 4)'"})
  void writesShapesAsPythonTuples(String sizes, String tuple) throws IOException {
    long[] shape =
        sizes.isEmpty()
            ? new long[0]
            : Arrays.stream(sizes.split(" ")).mapToLong(Long::parseLong).toArray();
    Path file = folder.resolve("x.npy");
    Npy.write(file, Fixtures.ramp(shape));
    assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("'shape': " + tuple + ", }");
    assertThat(Npy.read(file).shape()).isEqualTo(shape);
  }

  @Test
  void writesAnArchiveThatOtherReadersAcceptWithAlignedData() throws IOException {
    Path file = folder.resolve("out.npz");
    Map<String, TensorData> arrays = new LinkedHashMap<>();
    arrays.put("mu", Fixtures.ramp(5));
    arrays.put("größe", Fixtures.ramp(2, 3));
    arrays.put("none", Fixtures.ramp(0));
    Npz.write(file, arrays);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(e -> e.getName()))
          .containsExactly("mu.npy", "größe.npy", "none.npy");
      byte[] entry = zip.getInputStream(zip.getEntry("größe.npy")).readAllBytes();
      CRC32 crc = new CRC32();
      crc.update(entry);
      assertThat(zip.getEntry("größe.npy").getCrc()).isEqualTo(crc.getValue());
    }
    var back = Npz.open(file);
    assertThat(Fixtures.values(back.get("größe").load())).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(back.get("mu").load().data().address() % 64).isZero();
    assertThat(back.get("none").load().numel()).isZero();
  }

  @Test
  void typesThatNumPyHasNotAreRefusedAndNothingIsLeft() throws IOException {
    TensorData half = TensorData.of(DType.BFLOAT16, new long[] {1}, Fixtures.segment(new byte[2]));
    assertThatThrownBy(() -> Npz.write(folder.resolve("x.npz"), Map.of("x", half)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bfloat16");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private static void readAll(byte[] bytes) throws IOException {
    try {
      for (Npz.Array array : Npz.of(NAME, MemorySegment.ofArray(bytes)).values()) {
        assertThat(Fixtures.values(array.load())).isNotNull();
      }
    } catch (TensorFileException e) {
      assertThat(e).hasMessageStartingWith(NAME.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrays.npz", "compressed.npz"})
  void damageAnywhereGivesAResultOrATypedExceptionNeverACrash(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path(name));
    Random random = new Random(7);
    for (int position = 0; position < whole.length; position++) {
      byte[] changed = whole.clone();
      changed[position] ^= (byte) (1 + random.nextInt(255));
      readAll(changed);
      MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(whole, position));
      assertThatThrownBy(() -> Npz.of(NAME, cut)).isInstanceOf(TensorFileException.class);
    }
  }
}
