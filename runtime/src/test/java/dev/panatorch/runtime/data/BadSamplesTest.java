package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.data.LoaderOptions.Workers;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the loader does with samples that cannot be read. */
@Timeout(60)
class BadSamplesTest {
  @TempDir private Path root;

  private ImageFolder withBadPictures() throws IOException {
    Pictures.folder(root, 2, 6);
    Files.write(root.resolve("class0/002.png"), Fixtures.bytes("images/text.png"));
    Files.write(root.resolve("class1/005.png"), new byte[0]);
    return ImageFolder.open(root);
  }

  @Test
  void badSamplesAreSkippedAndNamed() throws IOException {
    ImageFolder data = withBadPictures();
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, Seen.READER, LoaderOptions.evaluation(4))) {
      List<String> ids = new ArrayList<>();
      while (loader.hasNext()) {
        try (var batch = loader.next()) {
          ids.addAll(batch.ids());
          assertThat(batch.labelMemory().byteSize()).isEqualTo(8L * batch.size());
          for (int i = 0; i < batch.size(); i++) {
            assertThat(batch.labelMemory().getAtIndex(ValueLayout.JAVA_LONG, i))
                .isEqualTo(batch.samples().get(i).label());
          }
        }
      }
      assertThat(ids).hasSize(10).doesNotContain("class0/002.png", "class1/005.png");
      assertThat(loader.skipped())
          .extracting(SkippedSample::id)
          .containsExactly("class0/002.png", "class1/005.png");
      assertThat(loader.skipped().getFirst().reason()).contains("002.png: not an image");
    }
  }

  @Test
  void batchesOfBadSamplesAloneAreLeftOut() throws IOException {
    Pictures.folder(root, 2, 6);
    for (String bad : List.of("class0/002", "class0/003", "class1/004", "class1/005")) {
      Files.write(root.resolve(bad + ".png"), new byte[0]);
    }
    List<Seen> seen = Seen.run(ImageFolder.open(root), LoaderOptions.evaluation(2), 9);
    assertThat(seen).extracting(Seen::imagesSeen).containsExactly(2L, 6L, 8L, 10L);
  }

  @Test
  void aBadSampleThatIsMetAgainIsCounted() throws IOException {
    ImageFolder data = withBadPictures();
    try (DataLoader<ImageSample> loader =
        DataLoader.open(data, Seen.READER, LoaderOptions.training(4, 1))) {
      for (int i = 0; i < 9; i++) {
        loader.next().close();
      }
      assertThat(loader.skipped()).extracting(SkippedSample::times).containsExactly(3L, 3L);
      assertThat(loader.skipped().getFirst()).asString().endsWith("(3 times)");
    }
  }

  @Test
  void badSamplesAreReplacedDeterministically() throws IOException {
    ImageFolder data = withBadPictures();
    LoaderOptions options =
        LoaderOptions.evaluation(4)
            .withBadSamples(BadSamples.REPLACE)
            .withWorkers(Workers.of(3, 4));
    List<Seen> seen = Seen.run(data, options, 3);
    assertThat(seen.getFirst().ids())
        .containsExactly("class0/000.png", "class0/001.png", "class0/003.png", "class0/003.png");
    assertThat(seen.getLast().ids().getLast()).isEqualTo("class1/002.png");
    assertThat(Seen.run(data, options.withWorkers(Workers.of(1, 4)), 3)).isEqualTo(seen);
  }

  @Test
  void badSamplesFailByName() throws IOException {
    ImageFolder data = withBadPictures();
    LoaderOptions options = LoaderOptions.evaluation(4).withBadSamples(BadSamples.FAIL);
    try (DataLoader<ImageSample> loader = DataLoader.open(data, Seen.READER, options)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(DataLoadingException.class)
          .hasMessageContaining("class0/002.png")
          .hasMessageContaining("not an image");
    }
    for (String name : List.of("class0/000.png", "class0/001.png", "class0/003.png")) {
      Files.write(root.resolve(name), new byte[0]);
    }
    LoaderOptions replace = options.withBadSamples(BadSamples.REPLACE);
    try (DataLoader<ImageSample> loader = DataLoader.open(data, Seen.READER, replace)) {
      assertThatThrownBy(loader::next).hasMessageContaining("no sample of the batch");
    }
  }
}
