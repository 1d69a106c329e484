package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenCLIP's tokenizer with the same small vocabulary (make_captions.py). */
class BytePairVocabularyTest {

  @TempDir private Path folder;
  private Path file = Path.of("");

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = BytePairVocabularyTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("merges.txt");
    Files.write(file, resource("vocabulary.txt"));
  }

  /** Undoes the escapes of Python's for all but printable ASCII. */
  private static String text(String escaped) {
    var result = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        result.append(c);
        continue;
      }
      char kind = escaped.charAt(++i);
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      if (digits > 0) {
        result.appendCodePoint(Integer.parseInt(escaped, i + 1, i + 1 + digits, 16));
        i += digits;
      } else {
        result.append(kind == 'n' ? '\n' : kind == 't' ? '\t' : kind);
      }
    }
    return result.toString();
  }

  private static void check(BytePairVocabulary vocabulary, byte[] table) {
    new String(table, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> {
          String[] columns = line.split("\t", -1);
          long[] wanted =
              Stream.of(columns[1].split(" "))
                  .filter(number -> !number.isEmpty())
                  .mapToLong(Long::parseLong)
                  .toArray();
          assertThat(vocabulary.encode(text(columns[0]))).as(columns[0]).isEqualTo(wanted);
        });
  }

  @Test
  void tokensAreThoseOfOpenClip() throws IOException {
    BytePairVocabulary vocabulary = BytePairVocabulary.read(file);
    assertThat(vocabulary.size()).isEqualTo(512 + 80 + 2);
    check(vocabulary, resource("captions.tsv"));
  }

  @Test
  void listsMayBeCompressed() throws IOException {
    Path compressed = folder.resolve("list.txt.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(resource("vocabulary.txt"));
    }
    check(BytePairVocabulary.read(compressed), resource("captions.tsv"));
  }

  @Test
  void whatIsNoListIsRefused() throws IOException {
    Files.writeString(file, "#version: 0.2\na b\nc d e\n");
    assertThatThrownBy(() -> BytePairVocabulary.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("merges.txt, line 3: \"c d e\"");
    Files.writeString(file, "");
    assertThatThrownBy(() -> BytePairVocabulary.read(file)).hasMessageContaining("no pairs");
  }
}
