package dev.panatorch.runtime.train.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panatorch.runtime.io.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlWriterTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run/log.jsonl");
  }

  private void write(int from, int to) throws IOException {
    try (var writer = JsonlWriter.append(file)) {
      for (int i = from; i < to; i++) {
        writer.write(Map.of("images", 64 * i));
      }
    }
  }

  private List<Integer> images() throws IOException {
    return JsonLines.read(file).stream().map(o -> o.get("images").asInt()).toList();
  }

  @Test
  void eachLineIsInTheFileWhenTheCallReturns() throws IOException {
    try (var writer = JsonlWriter.append(file)) {
      writer.write(Map.of("text", "a\nb \"c\" ü"));
      assertThat(Files.readAllLines(file)).containsExactly("{\"text\":\"a\\nb \\\"c\\\" ü\"}");
    }
  }

  @Test
  void numbersThatJsonHasNotAreTexts() throws IOException {
    try (var writer = JsonlWriter.append(file)) {
      writer.write(Map.of("loss", Double.NaN));
    }
    JsonNode loss = JsonLines.read(file).getFirst().get("loss");
    assertThat(loss.asText()).isEqualTo("NaN");
  }

  @Test
  void appendingAfterAKillCutsTheTornLine() throws IOException {
    write(0, 2);
    Files.writeString(file, "{\"images\":12", StandardOpenOption.APPEND);
    assertThat(images()).containsExactly(0, 64);
    write(2, 3);
    assertThat(images()).containsExactly(0, 64, 128);
  }

  @Test
  void resumingCutsWhatTheRunWillWriteAgain() throws IOException {
    write(0, 5);
    try (var writer = JsonlWriter.resume(file, "images", 128)) {
      writer.write(Map.of("images", 129));
    }
    assertThat(images()).containsExactly(0, 64, 128, 129);
  }

  @Test
  void resumingKeepsLinesWithoutTheFieldAndStopsAtDamage() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "{\"run\":\"a\"}\n{\"images\":1}\n\u0000\u0000\u0000\n{\"images\":2}\n");
    JsonlWriter.resume(file, "images", 100).close();
    assertThat(Files.readString(file)).isEqualTo("{\"run\":\"a\"}\n{\"images\":1}\n");
  }

  @Test
  void aMissingFileIsEmpty() throws IOException {
    assertThat(JsonLines.read(file)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException {
    Path blocked = Files.createFile(folder.resolve("file")).resolve("log.jsonl");
    assertThatThrownBy(() -> JsonlWriter.append(blocked))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("a file stands where a folder is needed");
  }
}
