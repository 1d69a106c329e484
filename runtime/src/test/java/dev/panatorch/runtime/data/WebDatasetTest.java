package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.image.ImageDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetTest {
  @TempDir private Path dir;

  private static byte[] text(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] data) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(data.length);
    tar.putArchiveEntry(entry);
    tar.write(data);
    tar.closeArchiveEntry();
  }

  /** Shards of pictures whose red value is their number. */
  static String shards(Path dir, int shards, int perShard, String extension) throws IOException {
    for (int s = 0; s < shards; s++) {
      Path path = dir.resolve("part-%02d.%s".formatted(s, extension));
      try (OutputStream file = Files.newOutputStream(path);
          OutputStream out = extension.endsWith("gz") ? new GZIPOutputStream(file) : file;
          var tar = new TarArchiveOutputStream(out)) {
        for (int i = 0; i < perShard; i++) {
          int k = s * perShard + i;
          add(tar, "set/%05d.png".formatted(k), Pictures.png(4, 4, k << 16));
          add(tar, "set/%05d.cls".formatted(k), text((k % 3) + "\n"));
          add(tar, "set/%05d.txt".formatted(k), text("caption " + k));
        }
      }
    }
    return dir.resolve("part-{00..%02d}.%s".formatted(shards - 1, extension)).toString();
  }

  private static List<String> ids(Iterator<WebSample> samples) {
    List<String> ids = new ArrayList<>();
    samples.forEachRemaining(s -> ids.add(s.id()));
    return ids;
  }

  @Test
  void expandsBracesAsTheShellDoes() {
    assertThat(Braces.expand("a{000..002}.tar"))
        .containsExactly("a000.tar", "a001.tar", "a002.tar");
    assertThat(Braces.expand("{9..11}")).containsExactly("9", "10", "11");
    assertThat(Braces.expand("{a,b{0..1}}-{x,y}"))
        .containsExactly("a-x", "a-y", "b0-x", "b0-y", "b1-x", "b1-y");
    assertThat(Braces.expand("plain.tar")).containsExactly("plain.tar");
    assertThatThrownBy(() -> Braces.expand("a{0..1")).hasMessageContaining("not closed");
    assertThatThrownBy(() -> Braces.expand("{5..1}")).hasMessageContaining("upwards");
  }

  @Test
  void groupsMembersByKeyAndReadsThemByPosition() throws IOException {
    for (String extension : List.of("tar", "tar.gz")) {
      WebDataset data = WebDataset.open(shards(dir, 2, 3, extension));
      assertThat(data.size()).isEmpty();
      assertThat(data.count()).isEqualTo(6);
      List<WebSample> samples = new ArrayList<>();
      data.inOrder(0).forEachRemaining(samples::add);
      assertThat(samples).extracting(WebSample::id).startsWith("set/00000").hasSize(6);
      WebSample fifth = samples.get(4);
      assertThat(fifth.label()).isEqualTo(1);
      assertThat(fifth.text("txt")).contains("caption 4");
      assertThat(fifth.extensions()).containsExactlyInAnyOrder("png", "cls", "txt");
      assertThat(ImageDecoder.DEFAULT.decode(fifth.bytes(), "x").value(0, 0, 0)).isEqualTo(4);
    }
  }

  @Test
  void shufflesBySeedAndSkips() throws IOException {
    List<Path> paths = Braces.expand(shards(dir, 4, 25, "tar")).stream().map(Path::of).toList();
    WebDataset data = WebDataset.open(paths, 30);
    List<String> whole = ids(data.shuffled(3, 0));
    assertThat(whole).hasSize(100).doesNotHaveDuplicates().isNotEqualTo(ids(data.inOrder(0)));
    assertThat(ids(data.shuffled(3, 0))).isEqualTo(whole);
    assertThat(ids(data.shuffled(3, 61))).isEqualTo(whole.subList(61, 100));
    assertThat(ids(data.shuffled(4, 0))).isNotEqualTo(whole);
  }

  @Test
  void labelsComeFromJsonToo() throws IOException {
    Path path = dir.resolve("j.tar");
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(path))) {
      add(tar, "a.json", text("{\"label\": 7, \"w\": 3}"));
      add(tar, "a.jpg", new byte[1]);
      add(tar, "b.json", text("{\"w\": 3}"));
      add(tar, "c.cls", text("cat"));
      add(tar, "d.json", text("{"));
    }
    List<WebSample> samples = TarShard.samples(path);
    assertThat(samples.get(0).label()).isEqualTo(7);
    assertThat(samples.get(1).label()).isEqualTo(-1);
    assertThatThrownBy(() -> samples.get(1).bytes()).hasMessageContaining("no picture");
    assertThatThrownBy(() -> samples.get(2).label()).hasMessageContaining("j.tar!c.cls");
    assertThatThrownBy(() -> samples.get(3).label()).hasMessageContaining("j.tar!d.json");
  }

  @Test
  void aCutShardAndAMissingOneAreNamed() throws IOException {
    String pattern = shards(dir, 1, 3, "tar");
    Path shard = Path.of(Braces.expand(pattern).getFirst());
    byte[] whole = Files.readAllBytes(shard);
    for (int length : new int[] {0, 17, 512, 700, 1024, 2048, 9 * 1024}) {
      Files.write(shard, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WebDataset.open(pattern).count())
          .as("cut to %d bytes", length)
          .hasMessageContaining(shard.toString())
          .hasMessageContaining("not a whole tar archive");
    }
    assertThatThrownBy(() -> WebDataset.open(dir + "/part-{00..01}.tar"))
        .hasMessageContaining("part-01.tar");
  }
}
