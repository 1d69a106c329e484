package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.FAILED;
import static dev.panatorch.tools.failures.Outcome.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is named, and nothing half-written stands under a final name. */
class BadOutputTest {

  @TempDir private static Path shared;
  private static Tiny tiny;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(shared);
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assertThat(locked.toFile().setWritable(false)).isTrue();
    assertCannotWrite(file, "a file stands where a folder is needed");
    assertCannotWrite(file.resolve("below"), "a file stands where a folder is needed");
    if (!Files.isWritable(locked)) { // root may write all the same
      assertCannotWrite(locked.resolve("below"), "permission denied");
    }
    assertThat(file).hasContent("mine");
    assertThat(locked).isEmptyDirectory();
  }

  private static void assertCannotWrite(Path output, String reason) {
    for (Object[] command : tiny.commandsWithOutput(output)) {
      Outcome.of(command).failed(FAILED, "cannot write " + output, reason);
    }
  }

  /** As a full disk, which a test cannot make: the system refuses to write on within a file. */
  @Test
  void aCheckpointThatDoesNotFitIsNamedAndLeavesNothing() throws Exception {
    Path output = folder.resolve("run");
    try (Child child =
        Child.start(folder, "ulimit -f 100", tiny.trainTokenizer(tiny.pictures(), output))) {
      child
          .end()
          .failed(
              FAILED, "cannot write " + output.resolve("checkpoints"), "larger than is allowed");
    }
    assertThat(Tiny.files(output.resolve("checkpoints"))).isEmpty();
    Outcome.of(tiny.trainTokenizer(tiny.pictures(), output)).succeeded();
  }

  @Test
  void anExistingResultIsNotReplaced() throws IOException {
    Outcome.of(tiny.trainTokenizer(tiny.pictures(), tiny.tokenizer()))
        .failed(FAILED, tiny.tokenizer(), "resume it, or choose another output folder");
    Outcome.of(tiny.encode(tiny.tokenizer(), tiny.pictures(), tiny.latents()))
        .failed(FAILED, tiny.latents(), "holds a finished latent cache");
  }

  @Test
  void anOptionThatMakesNoSenseIsNamed() {
    Path output = folder.resolve("out");
    Object[][] options = {
      {"--count", "0"},
      {"--count", "many"},
      {"--cfg-interval", "1"},
      {"--cfg-interval", "0.9,0.1"},
      {"--steps", "0"},
      {"--classes", "unknown"},
      {"--sampler", "unknown"},
      {"--device", "gpu"}
    };
    for (Object[] option : options) {
      Outcome.of(tiny.sample(tiny.denoiser(), tiny.tokenizer(), output, option))
          .failed(USAGE, option[0]);
    }
    for (String key : List.of("training.images", "training.keep", "model.patchSize", "loss")) {
      Outcome.of(tiny.trainTokenizer(tiny.pictures(), output, "--set", key + "=0"))
          .failed(USAGE, (Object[]) key.split("\\."));
    }
    Outcome.of(tiny.evaluate(tiny.tokenizer(), tiny.pictures(), "--batch-size", 0))
        .failed(USAGE, "--batch-size");
    assertThat(output).doesNotExist();
  }
}
