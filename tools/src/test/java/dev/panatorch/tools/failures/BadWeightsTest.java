package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that are damaged, or worse, are refused by every command that takes them. */
class BadWeightsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path shared;
  private static Tiny tiny;
  private static byte[] whole;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(shared);
    whole = Files.readAllBytes(checkpoint(tiny.tokenizer()).resolve("ema.safetensors"));
  }

  /** The only checkpoint of a run. */
  private static Path checkpoint(Path run) throws IOException {
    try (Stream<Path> all = Files.list(run.resolve("checkpoints"))) {
      return all.toList().getFirst();
    }
  }

  private void assertRefused(Path weights, Object... complaints) throws IOException {
    Object[] parts = Stream.concat(Stream.of(weights), Stream.of(complaints)).toArray();
    for (Object[] command : tiny.commandsOnTokenizer(weights, folder.resolve("out"))) {
      Outcome.of(command).failed(FAILED, parts);
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static int headerBytes() {
    return Math.toIntExact(ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong());
  }

  @Test
  void aSafetensorsFileThatIsCutAnywhereIsNamed() throws IOException {
    int header = headerBytes();
    Path file = folder.resolve("cut.safetensors");
    for (int length : new int[] {0, 4, 8, 8 + header / 2, 8 + header, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(file, "damaged");
    }
  }

  @Test
  void offsetsThatOverlapOrLeadFarAwayAreNamed() throws IOException {
    Path file = folder.resolve("wrong.safetensors");
    Files.write(file, withSecondTensorMovedBy(-4));
    assertRefused(file, "tensors overlap");
    Files.write(file, withSecondTensorMovedBy(1L << 62));
    assertRefused(file, "there is a hole");
    byte[] endless = whole.clone();
    ByteBuffer.wrap(endless).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60);
    Files.write(file, endless);
    assertRefused(file, "the header claims 1152921504606846976 bytes");
  }

  private static byte[] withSecondTensorMovedBy(long bytes) throws IOException {
    JsonNode tensors = JSON.readTree(whole, 8, headerBytes());
    JsonNode second = tensors.properties().stream().skip(1).findFirst().orElseThrow().getValue();
    ArrayNode offsets = (ArrayNode) second.get("data_offsets");
    offsets.set(0, offsets.get(0).asLong() + bytes).set(1, offsets.get(1).asLong() + bytes);
    byte[] header = JSON.writeValueAsBytes(tensors);
    int data = 8 + headerBytes();
    return ByteBuffer.allocate(8 + header.length + whole.length - data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(whole, data, whole.length - data)
        .array();
  }

  @Test
  void aPickleThatWantsToRunCodeIsRefusedAndRunsNone() throws IOException {
    Path mark = folder.resolve("ran");
    String command = "touch " + mark;
    var pickle = new StringBuilder("\u0080\u0002cos\nsystem\n(U");
    pickle.append((char) command.length()).append(command).append("tR.");
    Path file = folder.resolve("evil.pth");
    Files.write(file, pickle.toString().getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, "'os.system'", "nothing was executed");
    assertThat(mark).doesNotExist();
  }

  @Test
  void filesThatHoldNoWeightsOrOtherOnesAreNamed() throws IOException {
    assertRefused(tiny.pictures().resolve("c/good0.png"), "neither a safetensors file");
    assertRefused(folder.resolve("none"), "does not exist");
    assertRefused(tiny.denoiser(), "holds a denoiser, but a tokenizer is needed");
    Path file = checkpoint(tiny.denoiser()).resolve("model.safetensors");
    assertRefused(file, "Give the weights of a MAETok tokenizer");
    Outcome.of(tiny.sample(file, tiny.tokenizer(), folder.resolve("out")))
        .failed(Outcome.USAGE, file, "--weights-of sit");
  }

  @Test
  void aDamagedCheckpointIsNeitherContinuedNorSampled() throws IOException {
    for (String part : List.of("state.json", "model", "ema", "optimizer")) {
      String name = part.contains(".") ? part : part + ".safetensors";
      Path run = folder.resolve(part);
      copy(tiny.denoiser(), run);
      Path file = checkpoint(run).resolve(name);
      byte[] content = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(content, content.length / 2));
      Outcome.of(tiny.trainDenoiser(tiny.latents(), run, "--resume"))
          .failed(FAILED, file, "damaged");
      if (List.of("state.json", "ema").contains(part)) {
        Outcome.of(tiny.sample(run, tiny.tokenizer(), folder.resolve("out")))
            .failed(FAILED, file, "damaged");
      }
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aDamagedLatentCacheIsNamed() throws IOException {
    for (String name : List.of("index.json", "latents-00000.safetensors")) {
      Path cache = folder.resolve("cache-" + name);
      copy(tiny.latents(), cache);
      Path file = cache.resolve(name);
      byte[] content = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(content, content.length / 2));
      Outcome.of(tiny.trainDenoiser(cache, folder.resolve("out"))).failed(FAILED, file, "damaged");
      Files.delete(file);
      Outcome.of(tiny.trainDenoiser(cache, folder.resolve("out")))
          .failed(FAILED, cache, name, " no ");
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String name : Tiny.files(from)) {
      Files.createDirectories(to.resolve(name).getParent());
      Files.copy(from.resolve(name), to.resolve(name));
    }
  }
}
