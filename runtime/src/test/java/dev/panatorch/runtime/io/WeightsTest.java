package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "all_dtypes.safetensors, SAFETENSORS, 18",
    "state.pt, TORCH, 24",
    "legacy.pth, TORCH, 24",
    "stats.pt, TORCH, 2",
  })
  void tellsTheKindOfFileByItsContentWhateverItsName(
      String name, Weights.Format format, int tensors) throws IOException {
    Path misnamed = folder.resolve("weights.txt");
    Files.copy(Fixtures.path(name), misnamed);
    Weights weights = Weights.open(misnamed);
    assertThat(weights.format()).isEqualTo(format);
    assertThat(weights.tensors()).hasSize(tensors);
    assertThat(weights.group()).isEmpty();
  }

  @Test
  void takesTheAveragedWeightsFirstAndStripsTheWrappersPrefixes() throws IOException {
    Weights weights = Weights.open(Fixtures.path("training.pt"));
    assertThat(weights.groups()).containsExactly("model", "ema");
    assertThat(weights.group()).isEqualTo("ema");
    assertThat(weights.tensors().sequencedKeySet()).containsExactly("weight", "bias");
    assertThat(weights.values()).containsKey("epoch");
  }

  @Test
  void takesTheGroupThatIsAskedFor() throws IOException {
    Weights weights = Weights.open(Fixtures.path("training.pt"), "model");
    assertThat(weights.tensors().sequencedKeySet()).containsExactly("weight", "bias");
    assertThat(Fixtures.values(weights.tensors().get("bias").load())[0]).isNotEqualTo(0.5);
  }

  @Test
  void aMissingGroupIsAnErrorThatListsTheOthers() {
    assertThatThrownBy(() -> Weights.open(Fixtures.path("training.pt"), "emma"))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("'emma'")
        .hasMessageContaining("'model', 'ema'");
    assertThatThrownBy(() -> Weights.open(Fixtures.path("small.safetensors"), "ema"))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("the outermost one");
  }

  @Test
  void convertsACheckpointToSafetensorsTensorByTensor() throws IOException {
    Weights checkpoint = Weights.open(Fixtures.path("state.pt"));
    Path converted = folder.resolve("converted.safetensors");
    Safetensors.write(converted, checkpoint.tensors(), Map.of("format", "pt"));
    Weights back = Weights.open(converted);
    assertThat(back.tensors()).hasSize(24);
    for (Map.Entry<String, ? extends TensorEntry> each : checkpoint.tensors().entrySet()) {
      TensorData expected = each.getValue().load();
      TensorData actual = back.tensors().get(each.getKey()).load();
      assertThat(actual.shape()).as(each.getKey()).isEqualTo(expected.shape());
      assertThat(actual.data().mismatch(expected.data())).as(each.getKey()).isEqualTo(-1);
    }
  }

  @Test
  void readsAShardedIndexAndTheFolderThatHoldsIt() throws IOException {
    Path index = shards("model.safetensors.index.json");
    for (Path given : List.of(index, index.getParent())) {
      Weights weights = Weights.open(given);
      assertThat(weights.format()).isEqualTo(Weights.Format.SAFETENSORS_INDEX);
      assertThat(Fixtures.values(weights.tensors().get("a").load())).containsExactly(0, 1, 2);
      assertThat(Fixtures.values(weights.tensors().get("b").load())).containsExactly(0, 1);
    }
  }

  private Path shards(String name) throws IOException {
    for (String each :
        List.of(
            "model.safetensors.index.json",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors")) {
      Files.copy(Fixtures.path("sharded/" + each), folder.resolve(each));
    }
    return folder.resolve(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"weight_map\":{\"a\":\"../x\"}} | same folder",
        "{\"weight_map\":{\"a\":\"/etc/passwd\"}} | same folder",
        "{\"weight_map\":{\"a\":7}} | same folder",
        "{\"weight_map\":[]} | must be an object",
        "{\"weight_map\":{\"a\":\"m\",\"a\":\"m\"}} | Duplicate",
        "{\"weight_map\" | not valid JSON",
        "{\"weight_map\":{\"a\":\"model-00002-of-00002.safetensors\"}} | the index expects it here",
        "{\"weight_map\":{}} x | not valid JSON",
      })
  void damagedIndexesAreRefusedWithTheReason(String json, String reason) throws IOException {
    Path index = shards("model.safetensors.index.json");
    Files.writeString(index, json);
    assertThatThrownBy(() -> Weights.open(index))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aTensorThatTheIndexForgetsIsNamed() throws IOException {
    Path index = shards("model.safetensors.index.json");
    Path extra = folder.resolve("model-00001-of-00002.safetensors");
    Safetensors.write(extra, Map.of("a", Fixtures.ramp(3), "forgotten", Fixtures.ramp(1)));
    assertThatThrownBy(() -> Weights.open(index))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("'forgotten'");
  }

  @Test
  void otherFilesAndFoldersAreRefusedWithWhatToGive() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "these are no weights at all");
    assertThatThrownBy(() -> Weights.open(text)).hasMessageContaining(".safetensors");
    assertThatThrownBy(() -> Weights.open(folder)).hasMessageContaining("no weights");
    Files.createFile(folder.resolve("a.pt"));
    Files.createFile(folder.resolve("b.pt"));
    assertThatThrownBy(() -> Weights.open(folder)).hasMessageContaining("several files");
  }

  /** A header of 128 bytes begins with the byte 0x80, as a pickle does. */
  @Test
  void knowsASafetensorsFileWhateverTheLengthOfItsHeader() throws IOException {
    for (int length = 1; length <= 160; length++) {
      Path file = folder.resolve(length + ".safetensors");
      Safetensors.write(file, Map.of("n".repeat(length), Fixtures.ramp(1)));
      assertThat(Weights.open(file).format()).isEqualTo(Weights.Format.SAFETENSORS);
    }
  }

  @Test
  void aFolderWithOneFileOfWeightsStandsForIt() throws IOException {
    Files.copy(Fixtures.path("small.safetensors"), folder.resolve("x.safetensors"));
    assertThat(Weights.open(folder).tensors()).containsOnlyKeys("only");
  }

  @ParameterizedTest
  @CsvSource({
    "module.a module.b, a b",
    "_orig_mod.module.a _orig_mod.module.b, a b",
    "n_averaged module.a, n_averaged a",
    "module.module.a, a",
    "module.a other.b, module.a other.b",
    "block._orig_mod.a, block.a",
    "a _orig_mod.a, a _orig_mod.a",
  })
  void wrappersPrefixesAreTakenAwayOnlyWhereAllNamesHaveThem(String names, String expected) {
    SequencedMap<String, Integer> tensors = new LinkedHashMap<>();
    Stream.of(names.split(" ")).forEach(name -> tensors.put(name, tensors.size()));
    assertThat(WeightNames.withoutWrappers(tensors).sequencedKeySet())
        .containsExactly(expected.split(" "));
    assertThat(tensors).contains(entry(names.split(" ")[0], 0));
  }
}
