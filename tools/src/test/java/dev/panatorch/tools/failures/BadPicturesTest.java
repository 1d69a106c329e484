package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentSample;
import dev.panatorch.tools.failures.BadPictures.Bad;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that cannot be read are named and counted, and the others are used. */
class BadPicturesTest {

  private static final long MUCH = 256L << 20;

  @TempDir private static Path shared;
  private static Tiny tiny;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(shared);
  }

  /** No file but the records that a training begins with. */
  private void assertNoResults() throws IOException {
    assertThat(Tiny.files(folder.resolve("out")))
        .allMatch(name -> name.equals("events.jsonl") || name.startsWith("tensorboard"));
  }

  @Test
  void anEmptyFolderIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Object[] command : tiny.commandsOnPictures(empty, folder.resolve("out"))) {
      Outcome.of(command).failed(FAILED, empty);
    }
    Outcome.of(tiny.trainDenoiser(empty, folder.resolve("out")))
        .failed(FAILED, empty, "index.json");
    assertNoResults();
  }

  @Test
  void aFolderWithoutOneReadablePictureIsNamedWithAReason() throws IOException {
    for (Bad bad : BadPictures.all()) {
      Path images = folder.resolve(bad.name());
      BadPictures.write(images.resolve("c").resolve(bad.name()), bad.content());
      for (Object[] command : tiny.commandsOnPictures(images, folder.resolve("out"))) {
        Outcome.of(command).failed(FAILED, "could be read", bad.name(), bad.complaint());
      }
    }
    assertNoResults();
  }

  private Path mixed() throws IOException {
    Path images = folder.resolve("mixed");
    for (Bad bad : BadPictures.all()) {
      BadPictures.write(images.resolve("c").resolve(bad.name()), bad.content());
    }
    BadPictures.writeUnusual(images.resolve("c"));
    for (int i = 0; i < Tiny.PICTURES; i++) {
      String name = "c/good%d.png".formatted(i);
      Files.copy(tiny.pictures().resolve(name), images.resolve(name));
    }
    return images;
  }

  private static void assertSkippedNamed(String said) throws IOException {
    for (Bad bad : BadPictures.all()) {
      assertThat(said.lines().filter(line -> line.contains(bad.name())))
          .singleElement()
          .asString()
          .contains("skipped", bad.complaint());
    }
  }

  @Test
  void amongOthersTheyAreSkippedAndNamedOnce() throws IOException {
    Path images = mixed();
    Object[] training =
        tiny.trainTokenizer(
            images,
            folder.resolve("run"),
            "--set",
            "training.batchSize=12",
            "--set",
            "training.images=36");
    String trained = Outcome.of(training).succeeded().out();
    assertSkippedNamed(trained);
    assertThat(trained).contains("(3 times)");
    assertSkippedNamed(
        Outcome.of(tiny.encode(tiny.tokenizer(), images, folder.resolve("latents")))
            .succeeded()
            .out());
    assertSkippedNamed(
        Outcome.of(tiny.reconstruct(tiny.tokenizer(), images, folder.resolve("out")))
            .succeeded()
            .out());
    assertThat(Tiny.files(folder.resolve("out"))).hasSize(Tiny.PICTURES + 3);
    JsonNode scores =
        new ObjectMapper()
            .readTree(
                Outcome.of(tiny.evaluate(tiny.tokenizer(), images, "--json")).succeeded().out());
    assertThat(scores.path("images").asInt()).isEqualTo(Tiny.PICTURES + 2);
    assertThat(scores.path("skipped")).hasSize(BadPictures.all().size());
  }

  @Test
  void anEncodingThatMetThemGoesOnBehindTheLastWholeShard() throws IOException {
    Path images = mixed();
    Object[] encode = tiny.encode(tiny.tokenizer(), images, folder.resolve("latents"));
    Outcome.of(encode).succeeded();
    Path index = folder.resolve("latents/index.json");
    String whole = Files.readString(index);
    Files.delete(index);
    Outcome.of(encode).succeeded();
    assertThat(index).hasContent(whole);
    assertThat(LatentCache.open(folder.resolve("latents")).samples())
        .extracting(LatentSample::id)
        .doesNotHaveDuplicates()
        .hasSize(Tiny.PICTURES + 2);
    Files.delete(index);
    Outcome.of(tiny.encode(tiny.tokenizer(), tiny.pictures(), folder.resolve("latents")))
        .failed(FAILED, "begun with other pictures", tiny.pictures());
  }

  @Test
  void aHugeHeaderCostsNoMemory() throws IOException {
    Path images = folder.resolve("huge");
    Bad huge = BadPictures.all().getLast();
    BadPictures.write(images.resolve("c").resolve(huge.name()), huge.content());
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();
    Outcome.of(tiny.evaluate(tiny.tokenizer(), images)).failed(FAILED, huge.complaint());
    assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(MUCH);
  }

  @Test
  void fewerPicturesThanABatchAreCounted() throws IOException {
    Object[] training =
        tiny.trainTokenizer(
            tiny.pictures(), folder.resolve("out"), "--set", "training.batchSize=100");
    Outcome.of(training)
        .failed(FAILED, tiny.pictures(), Tiny.PICTURES + " samples", "a smaller batchSize");
    assertNoResults();
  }
}
