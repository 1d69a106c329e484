package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir private Path root;

  private static List<String> ids(Iterable<ImageSample> samples) {
    List<String> ids = new ArrayList<>();
    samples.forEach(s -> ids.add(s.id()));
    return ids;
  }

  @Test
  void hasTorchvisionsOrderAndLabels() throws IOException {
    for (String name :
        List.of(
            "b/2.PNG",
            "b/10.jpg",
            "b/sub/1.webp",
            "b/sub-a/1.png",
            "B/x.jpeg",
            "a/é.png",
            "a/z.png",
            "a/notes.txt",
            "a/ｚ.png",
            "a/\uD83D\uDE00.png")) {
      Pictures.put(root.resolve(name), new byte[] {1});
    }
    ImageFolder folder = ImageFolder.open(root);
    assertThat(folder.classes()).containsExactly("B", "a", "b");
    assertThat(ids(folder.samples()))
        .containsExactly(
            "B/x.jpeg",
            "a/z.png",
            "a/é.png",
            "a/ｚ.png",
            "a/\uD83D\uDE00.png",
            "b/10.jpg",
            "b/2.PNG",
            "b/sub/1.webp",
            "b/sub-a/1.png");
    assertThat(folder.samples().getFirst().label()).isZero();
    assertThat(folder.samples().getLast().label()).isEqualTo(2);
  }

  @Test
  void shufflesBySeedAndSkipsWithoutChangingTheOrder() throws IOException {
    ImageFolder folder = Pictures.folder(root, 3, 20);
    List<String> whole = ids(() -> folder.shuffled(9, 0));
    assertThat(whole).doesNotHaveDuplicates().hasSize(60).isNotEqualTo(ids(folder.samples()));
    assertThat(ids(() -> folder.shuffled(9, 0))).isEqualTo(whole);
    assertThat(ids(() -> folder.shuffled(9, 25))).isEqualTo(whole.subList(25, 60));
    assertThat(ids(() -> folder.shuffled(10, 0))).isNotEqualTo(whole);
  }

  @Test
  void everyOrderOfThreeIsEquallyLikely() {
    int[] seen = new int[27];
    for (int seed = 0; seed < 6000; seed++) {
      int[] order = Permutation.of(3, seed * 0x9E3779B97F4A7C15L);
      seen[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    for (int code : new int[] {5, 7, 11, 15, 19, 21}) {
      assertThat(seen[code]).isBetween(870, 1130);
    }
  }

  @Test
  void emptyFoldersAreNamed() throws IOException {
    assertThatThrownBy(() -> ImageFolder.open(root))
        .hasMessageContaining(root.toString())
        .hasMessageContaining("no class folders");
    Files.createDirectory(root.resolve("cat"));
    assertThatThrownBy(() -> ImageFolder.open(root))
        .hasMessageContaining(root.resolve("cat").toString())
        .hasMessageContaining("holds no picture");
    assertThatThrownBy(() -> ImageFolder.unlabelled(root)).hasMessageContaining("holds no picture");
    assertThatThrownBy(() -> ImageFolder.open(root.resolve("none")))
        .hasMessageContaining("no such folder");
  }

  @Test
  void unlabelledTakesPicturesAtAnyDepth() throws IOException {
    Pictures.folder(root, 2, 2);
    Pictures.put(root.resolve("top.jpg"), new byte[1]);
    ImageFolder folder = ImageFolder.unlabelled(root);
    assertThat(ids(folder.samples()))
        .containsExactly(
            "top.jpg", "class0/000.png", "class0/001.png", "class1/000.png", "class1/001.png");
    assertThat(folder.samples()).allSatisfy(s -> assertThat(s.label()).isEqualTo(-1));
  }
}
