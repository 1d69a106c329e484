package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointDamageTest {

  private static final Path NAME = Path.of("damaged.pt");

  private static void readAll(byte[] bytes) throws IOException {
    try {
      TorchCheckpoint checkpoint = TorchCheckpoint.of(NAME, MemorySegment.ofArray(bytes));
      for (String group : checkpoint.groups()) {
        for (TensorEntry entry : checkpoint.tensors(group).values()) {
          assertThat(Fixtures.values(entry.load())).isNotNull();
        }
      }
    } catch (TensorFileException e) {
      assertThat(e).hasMessageStartingWith(NAME.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.pt", "deflated.pt", "legacy.pth", "training.pt"})
  void aFileCutAnywhereIsRefusedByName(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path(name));
    for (int length = 0; length < whole.length; length++) {
      MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TorchCheckpoint.of(NAME, cut))
          .as("cut at %d", length)
          .isInstanceOf(TensorFileException.class)
          .hasMessageStartingWith(NAME.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.pt", "deflated.pt", "legacy.pth", "training.pt"})
  void anyChangedByteGivesAResultOrATypedExceptionNeverACrash(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path(name));
    Random random = new Random(7);
    for (int position = 0; position < whole.length; position++) {
      for (int trial = 0; trial < 2; trial++) {
        byte[] changed = whole.clone();
        changed[position] ^= (byte) (1 + random.nextInt(255));
        readAll(changed);
      }
    }
  }

  @Test
  void randomPicklesGiveAResultOrATypedExceptionNeverACrash() throws IOException {
    Random random = new Random(8);
    String opcodes = "N\u0088\u0089K}])(tlduseaqh0129bRQ\u0081\u0085\u0086\u0087\u0094.";
    for (int trial = 0; trial < 20_000; trial++) {
      var pickle = new ByteArrayOutputStream();
      for (int i = 0; i < 60; i++) {
        int letter = opcodes.charAt(random.nextInt(opcodes.length()));
        pickle.write(letter);
        if (letter == 'K' || letter == 'q' || letter == 'h') {
          pickle.write(random.nextInt(4));
        }
      }
      readPickle(pickle.toByteArray());
    }
  }

  private static void readPickle(byte[] pickle) {
    try {
      new PickleMachine(new PickleInput(NAME, MemorySegment.ofArray(pickle))).read();
    } catch (TensorFileException e) {
      assertThat(e).hasMessageStartingWith(NAME.toString());
    }
  }

  @Test
  void oneLargeListCopiedOverAndOverIsStoppedBeforeItFillsTheMemory() {
    var pickle = new ByteArrayOutputStream();
    pickle.writeBytes("c__builtin__\nlist\nq\u0000](".getBytes(StandardCharsets.ISO_8859_1));
    pickle.writeBytes("N".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1));
    pickle.writeBytes("eq\u0001".getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < 100_000; i++) {
      pickle.writeBytes("h\u0000h\u0001\u0085R".getBytes(StandardCharsets.ISO_8859_1));
    }
    pickle.write('.');
    assertThatThrownBy(() ->
            new PickleMachine(new PickleInput(NAME, MemorySegment.ofArray(pickle.toByteArray())))
                .read())
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("operations");
  }

  @Test
  void aStringThatClaimsMoreThanTheFileHasIsTruncatedNotAllocated() {
    byte[] pickle = {(byte) 0x8e, 0, 0, 0, 0, 0, 0, 0, 0x10, '.'};
    assertThatThrownBy(
            () -> new PickleMachine(new PickleInput(NAME, MemorySegment.ofArray(pickle))).read())
        .isInstanceOf(MalformedFileException.class);
  }
}
