package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sampling whose process is killed again and again. */
class SampleKilledTest {

  private static final int IMAGES = 400;
  private static final int KILLS = 5;

  @TempDir private Path folder;

  /** No image is lost or made twice, and every byte is that of a run that nobody killed. */
  @Test
  void imagesAreThoseOfAWholeRun() throws Exception {
    Tiny tiny = Tiny.in(folder.resolve("models"));
    Path killed = folder.resolve("killed");
    Path whole = folder.resolve("whole");
    Object[] command = command(tiny, killed);
    Map<String, Object> made = new HashMap<>();
    var random = new Random(20);
    var killer = new Killer(folder, random);
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = made.size() + 1 + random.nextInt(IMAGES / KILLS - 10);
      killer.kill(() -> images(killed).size() >= enough, command);
      Map<String, Object> now = identities(killed);
      assertThat(now).as("after kill " + kill).containsAllEntriesOf(made);
      assertThat(now.size()).isBetween(enough, IMAGES - 1);
      made = now;
    }
    killer.leave(command);
    assertThat(identities(killed)).hasSize(IMAGES).containsAllEntriesOf(made);

    Outcome.of(command(tiny, whole)).succeeded();
    List<String> names = Tiny.files(whole);
    assertThat(Tiny.files(killed)).isEqualTo(names).hasSize(IMAGES + 1);
    for (String name : names) {
      assertThat(killed.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
    }
  }

  private static Object[] command(Tiny tiny, Path output) {
    return tiny.sample(
        tiny.denoiser(),
        tiny.tokenizer(),
        output,
        "--random-classes",
        "--count",
        IMAGES,
        "--batch-size",
        8,
        "--steps",
        20);
  }

  /** Those that are whole: one that is being written has another name. */
  private static List<String> images(Path folder) {
    String[] names = folder.toFile().list((parent, name) -> name.matches("\\d+-c[.]png"));
    return names == null ? List.of() : List.of(names);
  }

  /** Which file each image is, and when it was written. */
  private static Map<String, Object> identities(Path folder) throws IOException {
    Map<String, Object> identities = new HashMap<>();
    for (String name : images(folder)) {
      var about = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
      identities.put(name, List.of(String.valueOf(about.fileKey()), about.lastModifiedTime()));
    }
    return identities;
  }
}
