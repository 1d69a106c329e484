package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sampling that is stopped, repeated, guided, and made from files. */
class SampleAgainTest {

  @TempDir private static Path models;
  @TempDir private Path folder;

  private static Tiny tiny;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(models);
  }

  private Object[] sample(String output, Object... more) {
    return tiny.sample(tiny.denoiser(), tiny.tokenizer(), folder.resolve(output), more);
  }

  private Map<String, String> images(String output) throws IOException {
    Map<String, String> images = new HashMap<>();
    for (String name : Tiny.files(folder.resolve(output))) {
      if (name.endsWith(".png")) {
        byte[] bytes = Files.readAllBytes(folder.resolve(output).resolve(name));
        images.put(name, java.util.HexFormat.of().formatHex(bytes));
      }
    }
    return images;
  }

  /** As after a stop: some images are there, one was being written. */
  @Test
  void aStoppedRunMakesTheImagesThatAreMissingAndNoOther() throws IOException {
    Object[] command = sample("run", "--count", 7, "--batch-size", 3);
    Outcome.of(command).succeeded();
    Map<String, String> whole = images("run");
    assertThat(whole).hasSize(7);
    Path kept = folder.resolve("run/c-00002.png");
    var time = Files.getLastModifiedTime(kept);
    for (int i : List.of(0, 3, 4, 6)) {
      Files.delete(folder.resolve("run/c-0000%d.png".formatted(i)));
    }

    Outcome.of(command).succeeded();

    assertThat(images("run")).isEqualTo(whole);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(time);
  }

  @Test
  void aFolderOfOtherImagesIsNotMixedWithThese() {
    Outcome.of(sample("mixed", "--count", 2)).succeeded();
    Object[][] others = {
      {"--count", 2, "--seed", 5},
      {"--count", 3},
      {"--count", 2, "--steps", 3},
      {"--count", 2, "--cfg", 3},
      {"--count", 2, "--set", "sde.norm=0.5"}
    };
    for (Object[] other : others) {
      Outcome.of(sample("mixed", other))
          .failed(USAGE, folder.resolve("mixed"), "made otherwise", "sampling.json");
    }
    Outcome.of(sample("mixed", "--count", 2)).succeeded();
  }

  @Test
  void noiseLatentsAndImagesAreKeptAndTakenAgain() throws IOException {
    Path raw = folder.resolve("raw.safetensors");
    Path sheet = folder.resolve("sheet.png");
    Outcome.of(sample("first", "--sampler", "heun", "--raw", raw, "--grid", sheet)).succeeded();
    assertThat(sheet).isNotEmptyFile();
    try (var scope = Scope.open()) {
      var tensors = Safetensors.load(raw);
      assertThat(tensors.keySet()).containsExactlyInAnyOrder("noise", "latents", "images");
      assertThat(tensors.get("images").shape()).containsExactly(4, 3, 32, 32);
      assertThat(tensors.get("noise").std().item()).isBetween(0.5, 1.5);
    }

    Outcome.of(sample("second", "--sampler", "heun", "--seed", 9, "--noise", raw)).succeeded();
    Outcome.of(sample("third", "--sampler", "heun", "--seed", 9)).succeeded();

    assertThat(images("second")).isEqualTo(images("first"));
    assertThat(images("third")).isNotEqualTo(images("first"));
    Outcome.of(sample("fourth", "--count", 3, "--noise", raw))
        .failed(USAGE, raw, "[4, 4, 4]", "[3, 4, 4]");
  }

  /** A guide that is the denoiser itself changes nothing, at any scale. */
  @Test
  void aGuideIsTaken() throws IOException {
    Outcome.of(sample("plain", "--cfg", 1)).succeeded();
    Outcome.of(sample("guided", "--cfg", 3, "--guide", tiny.denoiser())).succeeded();

    assertThat(images("guided")).isEqualTo(images("plain"));
  }

  @Test
  void classesAreDrawnOrLeftOut() throws IOException {
    Outcome.of(sample("drawn", "--random-classes", "--count", 3)).succeeded();
    Outcome.of(sample("none", "--classes", "none", "--count", 1)).succeeded();

    assertThat(images("drawn").keySet())
        .containsExactlyInAnyOrder("000000-c.png", "000001-c.png", "000002-c.png");
    assertThat(images("none").keySet()).containsExactly("none-00000.png");
  }

  @Test
  void aFileOfWeightsIsSampledOnceItsTimeIsTold() throws IOException {
    Path checkpoint = Checkpoints.of(tiny.denoiser()).latest().orElseThrow();
    Path weights = checkpoint.resolve("ema.safetensors");
    Path output = folder.resolve("file");
    Outcome.of(tiny.sample(weights, tiny.tokenizer(), output))
        .failed(USAGE, weights, "--weights-of sit");
    Outcome.of(tiny.sample(weights, tiny.tokenizer(), output, "--weights-of", "repa"))
        .failed(USAGE, "--latent-statistics MEAN,STD");
    Object[] told = {"--weights-of", "repa", "--latent-statistics", "0,1", "--steps", 2};
    Outcome.of(tiny.sample(weights, tiny.tokenizer(), output, told))
        .failed(USAGE, "how many heads a model of width 16 has", "--heads");
    Object[] all = {
      "--weights-of", "repa", "--latent-statistics", "0,1", "--steps", 2, "--heads", 2
    };
    Outcome.of(tiny.sample(weights, tiny.tokenizer(), output, all)).succeeded();

    assertThat(images("file").keySet()).contains("0-00000.png");
  }

  @Test
  void everySolverAndTheLowerPrecisionRun() throws IOException {
    for (String solver : List.of("midpoint", "rk4", "dopri5", "stochastic_heun")) {
      Outcome.of(sample(solver, "--sampler", solver, "--count", 1, "--precision", "bfloat16"))
          .succeeded();
      assertThat(images(solver)).hasSize(1);
    }
    Outcome.of(sample("ddpm", "--sampler", "ddpm"))
        .failed(Outcome.FAILED, "DDPM is for networks of numbered steps");
    Outcome.of(sample("shift", "--set", "shift=-1")).failed(USAGE, "a positive factor, not -1.0");
    Outcome.of(sample("shift", "--set", "sde.nrom=1")).failed(USAGE, "did you mean \"norm\"");
  }
}
