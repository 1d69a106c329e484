package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that cannot be meant are told apart before anything is computed or written. */
class BadOptionsTest {

  @TempDir private static Path shared;
  private static Tiny tiny;
  private static Path otherTokenizer;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(shared);
    otherTokenizer = shared.resolve("other");
    Outcome.of(
            tiny.trainTokenizer(tiny.pictures(), otherTokenizer, "--set", "model.latentTokens=8"))
        .succeeded();
  }

  private static void assertRefused(Object[] command, Object... parts) {
    Outcome.of(command).failed(USAGE, parts);
  }

  private static Object[] command(String words, Object... more) {
    return Stream.concat(Stream.of(words.split(" ")), Stream.of(more)).toArray();
  }

  @Test
  void numbersOutOfRange() {
    Object[] theory = {"analyze", "theory", "--steps", 1, "--draws", 8, "--modes"};
    assertRefused(Stream.concat(Stream.of(theory), Stream.of("0")).toArray(), "--modes", "least 1");
    List<List<Object>> ofLatents =
        List.of(
            List.of("analyze", "gmm", "--components", "0"),
            List.of("analyze", "gmm", "--components", "100000"),
            List.of("analyze", "gmm", "--dimensions", "-3"),
            List.of("analyze", "probe", "--penalty", "-1"),
            List.of("analyze", "probe", "--iterations", "0"),
            List.of("analyze", "umap", "--neighbours", "4"),
            List.of("analyze", "umap", "--epochs", "-1"),
            List.of("evaluate", "latents", "--modes", "0"),
            List.of("evaluate", "latents", "--limit", "-3"));
    for (List<Object> words : ofLatents) {
      Object[] latents = {"--latents", tiny.latents(), "--device", "cpu"};
      assertRefused(Stream.concat(words.stream(), Stream.of(latents)).toArray(), words.get(2));
    }
    assertRefused(command("bench ops --rounds 0"), "--rounds", "least 1");
    assertRefused(command("bench metrics --seconds NaN"), "--seconds", "finite");
    assertRefused(command("inspect", ""), "a path must not be empty");
    for (String option : List.of("--cfg", "--cfg-interval")) {
      assertRefused(
          tiny.sample(tiny.denoiser(), tiny.tokenizer(), folder.resolve("out"), option, "NaN"),
          option,
          "not a finite number");
    }
  }

  @Test
  void settingsOutOfRangeAndListsOfNothing() {
    Object[][] options = {
      {"--classes", ",", "at least one CLASS"},
      {"--classes", "c,,c", "no class"},
      {"--cfg-interval", ",", "at least one LOW,HIGH"},
      {"--set", "eta=7", "[0, 1], not 7"},
      {"--set", "sde.norm=-1", "must not be negative"},
      {"--set", "sde.lastStepSize=2", "(0, 1)"},
      {"--set", "shift=0", "positive"},
      {"--set", "tolerance.absolute=-1", "not negative"},
      {"--cfg-interval", "0.5,2", "high <= 1"},
    };
    Path output = folder.resolve("out");
    for (Object[] option : options) {
      assertRefused(
          tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, option[0], option[1]), option[2]);
    }
    assertThat(output).doesNotExist();
  }

  @Test
  void misspeltChoicesAreGuessed() {
    Object[][] options = {
      {"--sampler", "eulr", "did you mean \"euler\"?"},
      {"--weights-of", "dti", "did you mean \"dit\"?"},
      {"--set", "sde.lastStep=MAEN", "did you mean \"mean\"?"},
      {"--set", "guidance.channels=frist_three", "did you mean \"first_three\"?"},
    };
    for (Object[] option : options) {
      assertRefused(
          tiny.sample(
              tiny.denoiser(), tiny.tokenizer(), folder.resolve("out"), option[0], option[1]),
          option[2]);
    }
  }

  @Test
  void outputFilesThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Path below = file.resolve("below");
    Path output = folder.resolve("out");
    for (Path wrong : List.of(below, folder)) {
      for (String option : List.of("--grid", "--raw")) {
        assertRefused(
            tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, option, wrong),
            option,
            "cannot write " + wrong);
      }
      assertRefused(
          command("convert", tiny.tokenizer(), "--output", wrong), "cannot write " + wrong);
      assertRefused(
          tiny.evaluate(tiny.tokenizer(), tiny.pictures(), "--report", wrong),
          "--report",
          "cannot write " + wrong);
    }
    assertThat(output).doesNotExist();
    assertThat(file).hasContent("mine");
  }

  @Test
  void latentsOfAnotherTokenizer() {
    Path output = folder.resolve("out");
    assertRefused(
        tiny.trainDenoiser(tiny.latents(), output, "--tokenizer", otherTokenizer),
        tiny.latents(),
        "[4, 4]",
        "[8, 4]");
    assertRefused(
        command(
            "analyze smoothness --device cpu --tokenizer",
            otherTokenizer,
            "--images",
            tiny.pictures(),
            "--latents",
            tiny.latents()),
        tiny.latents(),
        "give the tokenizer that made them");
    Outcome.of(tiny.sample(tiny.denoiser(), otherTokenizer, output))
        .failed(Outcome.FAILED, "[4, 4]", "[8, 4]");
    assertThat(output).doesNotExist();
  }

  @Test
  void noiseThatDoesNotFit() throws IOException {
    Path raw = folder.resolve("raw.safetensors");
    Outcome.of(
            tiny.sample(
                tiny.denoiser(), tiny.tokenizer(), folder.resolve("a"), "--raw", raw, "--count", 2))
        .succeeded();
    Path output = folder.resolve("out");
    assertRefused(
        tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, "--noise", raw, "--count", 3),
        raw,
        "--count");
    Path weights = folder.resolve("weights.safetensors");
    Outcome.of(command("convert", tiny.denoiser(), "--output", weights)).succeeded();
    assertRefused(
        tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, "--noise", weights),
        weights,
        "no tensor \"noise\"");
    assertThat(output).doesNotExist();
  }

  @Test
  void whatIsToldOfWeights() {
    Path output = folder.resolve("out");
    Path weights = folder.resolve("weights.safetensors");
    Outcome.of(command("convert", tiny.denoiser(), "--output", weights)).succeeded();
    Object[][] options = {
      {"--heads", "2", "--weights-of"},
      {"--latent-statistics", "0,1", "--weights-of"},
      {"--weights-of", "sit", "--latent-statistics"},
    };
    for (Object[] option : options) {
      assertRefused(
          tiny.sample(weights, tiny.tokenizer(), output, option[0], option[1]), option[2]);
    }
    Object[] told = {"--weights-of", "sit", "--latent-statistics", "0,1"};
    assertRefused(tiny.sample(weights, tiny.tokenizer(), output, told), weights, "--heads");
    assertRefused(
        tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, told),
        tiny.denoiser(),
        "leave it out");
    assertThat(output).doesNotExist();
  }

  @Test
  void presetsOfAnotherKind() {
    Path output = folder.resolve("out");
    assertRefused(
        tiny.trainDenoiser(tiny.latents(), output, "--preset", "maetok-tiny"),
        "maetok-tiny is for tokenizers");
    assertRefused(
        command("config show sit-tiny --set training.images=-1"), "images must be positive");
    assertThat(output).doesNotExist();
  }

  @Test
  void namesOfTensors() {
    Path output = folder.resolve("out.safetensors");
    String[][] options = {
      {"--rename", "a"}, {"--rename", "(=a"}, {"--rename", "encoder=$1"}, {"--rename", "^.*$=a"},
      {"--drop", "["}, {"--drop", "."}, {"--keep", "nothing"}, {"--group", "none"}
    };
    for (String[] option : options) {
      assertRefused(
          command("convert", tiny.tokenizer(), "--output", output, option[0], option[1]),
          option[0]);
    }
    assertThat(output).doesNotExist();
  }
}
