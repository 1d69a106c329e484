package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.FAILED;
import static dev.panatorch.tools.failures.Outcome.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.train.Checkpoints;
import dev.panatorch.runtime.train.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Denoisers that are trained on pictures without a cache. */
class EncodedImagesTest {

  @TempDir private static Path models;
  @TempDir private Path folder;

  private static Tiny tiny;

  @BeforeAll
  static void train() throws IOException {
    tiny = Tiny.in(models);
  }

  /** The statistics are those of the latents, and the denoiser samples. */
  @Test
  void picturesAreEncodedAsTheyCome() throws IOException {
    Path output = folder.resolve("run");
    Outcome.of(tiny.trainDenoiserOnImages(output)).succeeded();
    Outcome.of(tiny.trainDenoiserOnImages(folder.resolve("again"))).succeeded();
    Path first = Checkpoints.of(output).latest().orElseThrow();
    Path second = Checkpoints.of(folder.resolve("again")).latest().orElseThrow();
    assertThat(first.resolve("model.safetensors"))
        .hasSameBinaryContentAs(second.resolve("model.safetensors"));

    Map<?, ?> statistics = statistics(first);
    assertThat((List<?>) statistics.get("std")).hasSize(1).first().isNotEqualTo(1.0);
    Outcome.of(tiny.sample(output, tiny.tokenizer(), folder.resolve("samples"))).succeeded();
  }

  @Test
  void eachChannelMayHaveItsOwnStatistics() throws IOException {
    Path output = folder.resolve("channels");
    Outcome.of(tiny.trainDenoiserOnImages(output, "--set", "normalization=PER_CHANNEL"))
        .succeeded();

    Path checkpoint = Checkpoints.of(output).latest().orElseThrow();
    assertThat((List<?>) statistics(checkpoint).get("mean")).hasSizeGreaterThan(1);
  }

  private static Map<?, ?> statistics(Path checkpoint) throws IOException {
    var denoiser = (Map<?, ?>) RunState.read(checkpoint).description().get("denoiser");
    return (Map<?, ?>) denoiser.get("statistics");
  }

  @Test
  void samplesAreLookedAtDuringTheRun() throws IOException {
    Path output = folder.resolve("looked");
    Outcome.of(
            tiny.trainDenoiser(
                tiny.latents(),
                output,
                "--tokenizer",
                tiny.tokenizer(),
                "--set",
                "training.evaluateEvery=2"))
        .succeeded();
    assertThat(Tiny.files(output))
        .filteredOn(name -> name.contains("samples") && name.endsWith(".png"))
        .hasSize(2);
  }

  @Test
  void guidanceFreeTrainingRunsAndSamples() throws IOException {
    Path output = folder.resolve("free");
    Outcome.of(
            tiny.trainDenoiser(
                tiny.latents(),
                output,
                "--set",
                "network.temperature=true",
                "--set",
                "loss.guidanceFree=true"))
        .succeeded();
    Outcome.of(tiny.sample(output, tiny.tokenizer(), folder.resolve("samples"), "--cfg", 2))
        .succeeded();
  }

  @Test
  void aTeacherIsFoundOrItsPlaceIsNamed() {
    Object[] align = {
      "--set",
      "loss.alignmentWeight=0.5",
      "--set",
      "network.projector={afterBlock: 1, hidden: 8, features: 1024}"
    };
    Outcome.of(tiny.trainDenoiserOnImages(folder.resolve("aligned"), align))
        .failed(FAILED, "dinov2_vitl14_pretrain.pth", "loss.alignmentWeight=0");
    Outcome.of(tiny.trainDenoiser(tiny.latents(), folder.resolve("aligned"), align))
        .failed(USAGE, "a teacher must see the pictures");
  }

  @Test
  void latentsOrPicturesMustBeGiven() {
    Outcome.of("train", "diffusion", "--output", folder.resolve("out"))
        .failed(USAGE, "give either --latents, or --images and --tokenizer");
  }
}
