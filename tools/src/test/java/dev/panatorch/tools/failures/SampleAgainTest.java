package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.train.Checkpoints;
import dev.panatorch.tools.run.SamplePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    Outcome.of(sample("idle", "--cfg", 1, "--guide", tiny.denoiser()))
        .failed(USAGE, "--guide does nothing at a scale of 1.0");
  }

  @Test
  void aGuideOfOtherLatentsIsRefused() throws IOException {
    Path other = folder.resolve("other");
    Outcome.of(tiny.trainDenoiser(tiny.latents(), other, "--set", "normalization=NONE"))
        .succeeded();
    Outcome.of(sample("guided", "--cfg", 3, "--guide", other))
        .failed(USAGE, "normalised with", "trained on the same latents");
  }

  /** Images of one folder are of one checkpoint, though the run goes on meanwhile. */
  @Test
  void aRunThatWasTrainedFurtherIsAnother() throws IOException {
    Path run = folder.resolve("growing");
    Outcome.of(tiny.trainDenoiser(tiny.latents(), run, "--set", "training.images=4")).succeeded();
    Object[] command = tiny.sample(run, tiny.tokenizer(), folder.resolve("images"));
    Outcome.of(command).succeeded();
    Outcome.of(tiny.trainDenoiser(tiny.latents(), run, "--resume")).succeeded();
    Outcome.of(command).failed(USAGE, "made otherwise");
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
        .failed(USAGE, "--latent-statistics: MEAN,STD");
    Object[] told = {"--weights-of", "repa", "--latent-statistics", "0,1", "--steps", 2};
    Outcome.of(tiny.sample(weights, tiny.tokenizer(), output, told))
        .failed(USAGE, "how many heads a model of width 16 has", "--heads");
    Object[] all = {
      "--weights-of", "repa", "--latent-statistics", "0,1", "--steps", 2, "--heads", 2
    };
    Outcome.of(tiny.sample(weights, tiny.tokenizer(), output, all)).succeeded();

    assertThat(images("file").keySet()).contains("0-00000.png");
  }

  private Object[] ofFile(String output, String statistics, Object... more) throws IOException {
    Path checkpoint = Checkpoints.of(tiny.denoiser()).latest().orElseThrow();
    Object[] told = {
      "--weights-of", "repa", "--heads", 2, "--steps", 2, "--latent-statistics", statistics
    };
    return tiny.sample(
        checkpoint.resolve("ema.safetensors"),
        tiny.tokenizer(),
        folder.resolve(output),
        Stream.concat(Stream.of(told), Stream.of(more)).toArray());
  }

  /** One number for all channels, and the same number for each of four. */
  @Test
  void statisticsMayBeAFileWithANumberAChannel() throws IOException {
    Path file = folder.resolve("stats.safetensors");
    try (var scope = Scope.open()) {
      Tensor mean = Torch.full(new long[] {1, 4, 1, 1}, 0.25, DType.FLOAT32);
      Safetensors.save(file, Map.of("mean", mean, "std", mean.mul(2.0)));
      Outcome.of(ofFile("channels", file.toString())).succeeded();
      Outcome.of(ofFile("one", "0.25,0.5")).succeeded();
      assertThat(images("channels")).isEqualTo(images("one"));

      Safetensors.save(file, Map.of("mean", mean.narrow(1, 0, 3), "std", mean.narrow(1, 0, 3)));
      Outcome.of(ofFile("three", file.toString())).failed(USAGE, "of 3 channels", "have 4");
      Safetensors.save(file, Map.of("mean", mean));
      Outcome.of(ofFile("half", file.toString())).failed(USAGE, file, "no tensor \"std\"");
    }
    Outcome.of(ofFile("lists", "1,2,3")).failed(USAGE, "--latent-statistics", "two numbers");
  }

  /** What a file's times and outputs mean can be said where it is not as published. */
  @Test
  void aFileMayHaveBeenTrainedOtherwise() throws IOException {
    Path linear = folder.resolve("linear.safetensors");
    Path noise = folder.resolve("noise.safetensors");
    Outcome.of(ofFile("linear", "0,1", "--raw", linear)).succeeded();
    Outcome.of(ofFile("noise", "0,1", "--raw", noise, "--meaning", "prediction=NOISE")).succeeded();
    try (var scope = Scope.open()) {
      Tensor latents = Safetensors.load(linear).get("latents");
      assertThat(latents.equal(Safetensors.load(noise).get("latents"))).isFalse();
    }
    Outcome.of(ofFile("wrong", "0,1", "--meaning", "path=CURVED"))
        .failed(USAGE, "--meaning", "LINEAR");
    Outcome.of(sample("own", "--meaning", "path=COSINE")).failed(USAGE, "--weights-of");
  }

  @Test
  void noTwoClassesShareAFile() throws IOException {
    Outcome.of(sample("twice", "--classes", "c,c")).failed(USAGE, "names \"c\" twice");
    var plan =
        SamplePlan.ofEach(List.of(0L, 1L, 2L, 3L, 4L), List.of("a/b", "a:b", "A_B", "none"), 1, 0);
    assertThat(plan.names())
        .containsExactly(
            "a_b-0-00000", "a_b-1-00000", "A_B-2-00000", "none-3-00000", "none-4-00000");
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
