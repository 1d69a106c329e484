package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsDamageTest {

  private static final Path NAME = Path.of("damaged.safetensors");

  @TempDir Path folder;

  private static SafetensorsFile open(byte[] bytes) throws IOException {
    return SafetensorsFile.of(NAME, MemorySegment.ofArray(bytes));
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  @Test
  void aFileCutAnywhereIsRefusedByName() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path("all_dtypes.safetensors"));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> open(cut))
          .as("cut at %d", length)
          .isInstanceOf(MalformedFileException.class)
          .hasMessageStartingWith(NAME.toString())
          .hasMessageContaining("copy or download it again");
    }
  }

  @Test
  void anyChangedBitGivesAResultOrATypedExceptionNeverACrash() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path("all_dtypes.safetensors"));
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      readAll(changed);
    }
  }

  @Test
  void randomSplicesGiveAResultOrATypedExceptionNeverACrash() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path("all_dtypes.safetensors"));
    Random random = new Random(8);
    for (int trial = 0; trial < 8_000; trial++) {
      byte[] changed = Arrays.copyOf(whole, 1 + random.nextInt(2 * whole.length));
      int from = random.nextInt(whole.length);
      int to = random.nextInt(changed.length);
      int count = random.nextInt(Math.min(whole.length - from, changed.length - to));
      System.arraycopy(whole, from, changed, to, count);
      readAll(changed);
    }
  }

  private static void readAll(byte[] bytes) throws IOException {
    try {
      open(bytes).tensors().values().forEach(t -> assertThat(Fixtures.values(t)).isNotNull());
    } catch (TensorFileException e) {
      assertThat(e).hasMessageStartingWith(NAME.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001L, 1L << 32})
  void impossibleHeaderLengthsAreRefused(long length) {
    byte[] bytes = file("{}", 100);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    assertThatThrownBy(() -> open(bytes))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(Long.toUnsignedString(length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                                           | does not begin with '{'",
        "{                                                            | not valid JSON",
        "{} {}                                                        | not one JSON object",
        "{\"a\":1}                                                    | not described by an object",
        "{\"a\":{}}                                                   | is missing",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}                    | is missing",
        "{\"__metadata__\":{\"k\":1}}                                 | only strings",
        "{\"__metadata__\":[]}                                        | object of strings",
        "{\"a\":{\"dtype\":5,\"shape\":[],\"data_offsets\":[0,4]}}    | must be a string",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}} | must be an array",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}} | only integers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | impossible number -1",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | [begin, end]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | [begin, end]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | needs 8 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | there is a hole",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}} | truncated",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | end at byte 4 of 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,4]}}"
            + " | overflows",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e400],\"data_offsets\":[0,4]}} | only integers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[92233720368547758070],\"data_offsets\":[0,4]}}"
            + " | impossible number",
      })
  void damagedHeadersAreRefusedWithTheReason(String header, String reason) {
    assertThatThrownBy(() -> open(file(header, 8)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(reason);
  }

  private static final String A = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

  @Test
  void overlappingTensorsAreRefused() {
    String header = A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    assertThatThrownBy(() -> open(file(header, 4)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("'b'")
        .hasMessageContaining("overlap");
  }

  @Test
  void duplicateKeysAreRefused() {
    String twice = A + ",\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";
    String twiceInside =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"shape\":[1],\"data_offsets\":[0,4]}}";
    assertThatThrownBy(() -> open(file(twice, 8))).hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> open(file(twiceInside, 4))).hasMessageContaining("Duplicate");
  }

  @Test
  void anUnknownDtypeIsNamedWithItsTensor() {
    String header = "{\"w\":{\"dtype\":\"F6_E2M3\",\"shape\":[4],\"data_offsets\":[0,3]}}";
    assertThatThrownBy(() -> open(file(header, 3)))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("'w'")
        .hasMessageContaining("F6_E2M3")
        .hasMessageContaining("Convert the tensor");
  }

  @Test
  void aHeaderThatIsNotUtf8IsRefused() {
    byte[] bytes = file(A + "}", 4);
    bytes[10] = (byte) 0xC0;
    assertThatThrownBy(() -> open(bytes)).hasMessageContaining("not UTF-8");
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    String deep = "{\"a\":{\"x\":" + "[".repeat(1_000_000) + "}}";
    assertThatThrownBy(() -> open(file(deep, 0))).isInstanceOf(MalformedFileException.class);
  }

  @Test
  void filesThatAreNotThereOrAreFoldersOrEmptyAreRefused() throws IOException {
    assertThatThrownBy(() -> Safetensors.open(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> Safetensors.open(folder.resolve("none")))
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> Safetensors.open(empty)).hasMessageContaining("too few");
    Path text = Files.writeString(folder.resolve("text"), "this is not a safetensors file");
    assertThatThrownBy(() -> Safetensors.open(text)).hasMessageContaining("no safetensors file");
    assertThatCode(() -> Safetensors.open(Fixtures.path("small.safetensors")))
        .doesNotThrowAnyException();
  }
}
