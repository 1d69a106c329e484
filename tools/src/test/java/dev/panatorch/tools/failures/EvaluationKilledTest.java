package dev.panatorch.tools.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation of generated images whose process is killed again and again. */
class EvaluationKilledTest {

  private static final int IMAGES = 300;
  private static final int KILLS = 3;
  private static final int SIZE = 16;

  @TempDir private Path folder;

  /** Every number is to the last digit that of a run that nobody killed. */
  @Test
  void scoresAreThoseOfAWholeRun() throws Exception {
    Tiny tiny = Tiny.in(folder.resolve("models"));
    Path reference = pictures("reference", 200);
    Path generated = pictures("generated", 120);
    Path work = Files.createDirectory(folder.resolve("work"));
    Object[] plain = {
      "evaluate",
      "generation",
      "--generated",
      generated,
      "--reference",
      reference,
      "--features",
      "tokenizer=" + tiny.tokenizer(),
      "--batch-size",
      4,
      "--device",
      "cpu",
      "--json"
    };
    Object[] kept =
        Stream.concat(
                Stream.of(plain),
                Stream.of(
                    "--save-every",
                    1,
                    "--reference-state",
                    work.resolve("reference.npz"),
                    "--state",
                    work.resolve("generated.npz")))
            .toArray();
    var random = new Random(21);
    var killer = new Killer(folder, random);
    for (Path state : List.of(work.resolve("reference.npz"), work.resolve("generated.npz"))) {
      long had = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        long enough = had + 1 + random.nextInt(IMAGES / KILLS - 30);
        // What is read here while the process writes must be whole, too.
        killer.kill(() -> gathered(state) >= enough, kept);
        had = gathered(state);
        assertThat(had).as("after kill " + kill).isBetween(enough, IMAGES - 1L);
      }
    }
    String resumed = killer.leave(kept).out();
    assertThat(resumed).isEqualTo(killer.leave(plain).out()).contains("\"images\" : " + IMAGES);
    assertThat(Tiny.files(work)).containsExactly("generated.npz", "reference.npz");
    assertThat(Outcome.of(kept).succeeded().out()).as("nothing is left to do").isEqualTo(resumed);
  }

  private static long gathered(Path state) throws IOException {
    if (!Files.exists(state)) {
      return 0;
    }
    try (var collector = FeatureCollector.open(state)) {
      return collector.count();
    }
  }

  private Path pictures(String name, int brightest) throws IOException {
    var random = new Random(brightest);
    for (int i = 0; i < IMAGES; i++) {
      byte[] pixels = new byte[3 * SIZE * SIZE];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) random.nextInt(brightest);
      }
      PngWriter.write(folder.resolve(name).resolve(i + ".png"), RgbImage.of(SIZE, SIZE, pixels));
    }
    return folder.resolve(name);
  }
}
