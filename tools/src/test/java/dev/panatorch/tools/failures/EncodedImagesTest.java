package dev.panatorch.tools.failures;

import static dev.panatorch.tools.failures.Outcome.FAILED;
import static dev.panatorch.tools.failures.Outcome.USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.maetok.teacher.FrozenVit;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import dev.panatorch.runtime.train.Checkpoints;
import dev.panatorch.runtime.train.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    assertThat(weights(output)).hasSameBinaryContentAs(weights(folder.resolve("again")));

    Map<?, ?> statistics = statistics(Checkpoints.of(output).latest().orElseThrow());
    assertThat((List<?>) statistics.get("std")).hasSize(1).first().isNotEqualTo(1.0);
    Outcome.of(tiny.sample(output, tiny.tokenizer(), folder.resolve("samples"))).succeeded();
  }

  /** A picture's draw follows from its name and the seed, not from its batch. */
  @Test
  void latentsOfAVariationalTokenizerAreDrawn() throws IOException {
    Path tokenizer = folder.resolve("vae");
    Outcome.of(
            tiny.trainTokenizer(
                tiny.pictures(), tokenizer, "--set", "model.bottleneck={kind: KL, weight: 1.0e-6}"))
        .succeeded();
    byte[] drawn = latents(tokenizer, "drawn", "--posterior", "sample", "--batch-size", 3);
    assertThat(latents(tokenizer, "again", "--posterior", "sample", "--batch-size", 3))
        .isEqualTo(drawn);
    assertThat(latents(tokenizer, "seed", "--posterior", "sample", "--batch-size", 3, "--seed", 1))
        .isNotEqualTo(drawn);
    assertThat(latents(tokenizer, "mean", "--batch-size", 3)).isNotEqualTo(drawn);
    assertThat(latents(tiny.tokenizer(), "plain", "--posterior", "sample"))
        .isEqualTo(latents(tiny.tokenizer(), "plain mean"));

    Object[] training = tiny.trainDenoiserOnImages(folder.resolve("as they come"));
    Collections.replaceAll(Arrays.asList(training), tiny.tokenizer(), tokenizer);
    Outcome.of(training).succeeded();
  }

  private byte[] latents(Path tokenizer, String name, Object... more) throws IOException {
    Path output = folder.resolve(name);
    Outcome.of(tiny.encode(tokenizer, tiny.pictures(), output, more)).succeeded();
    try (Stream<Path> files = Files.list(output)) {
      Path shard =
          files.filter(file -> file.toString().endsWith(".safetensors")).findFirst().orElseThrow();
      return Files.readAllBytes(shard);
    }
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
  void activationCheckpointingChangesNoBit() throws IOException {
    Object[] again = {"--set", "training.activationCheckpointing=true"};
    Path denoiser = folder.resolve("denoiser");
    Path tokenizer = folder.resolve("tokenizer");
    Outcome.of(tiny.trainDenoiser(tiny.latents(), denoiser, again)).succeeded();
    Outcome.of(tiny.trainTokenizer(tiny.pictures(), tokenizer, again)).succeeded();
    assertThat(weights(denoiser)).hasSameBinaryContentAs(weights(tiny.denoiser()));
    assertThat(weights(tokenizer)).hasSameBinaryContentAs(weights(tiny.tokenizer()));
  }

  private static Path weights(Path run) throws IOException {
    return Checkpoints.of(run).latest().orElseThrow().resolve("model.safetensors");
  }

  /** Without steps the trained network stays what it was, whatever the temperature. */
  @Test
  void guidanceFreeTrainingStartsFromATrainedNetwork() throws IOException {
    Path output = folder.resolve("free");
    Outcome.of(
            tiny.trainDenoiser(
                tiny.latents(),
                output,
                "--from",
                tiny.denoiser(),
                "--set",
                "network.temperature=true",
                "--set",
                "loss.guidanceFree=true",
                "--set",
                "training.learningRate=1e-30",
                "--set",
                "training.minLearningRate=1e-30",
                "--set",
                "training.warmUpUpdates=0",
                "--seed",
                77))
        .succeeded();
    byte[] trained = images(tiny.denoiser(), "trained", 1);
    assertThat(images(output, "start", 1)).isEqualTo(trained);
    assertThat(images(output, "tempered", 2)).isEqualTo(trained);
    assertThat(statistics(Checkpoints.of(output).latest().orElseThrow()))
        .isEqualTo(statistics(Checkpoints.of(tiny.denoiser()).latest().orElseThrow()));
  }

  private byte[] images(Path denoiser, String name, int scale) throws IOException {
    Path raw = folder.resolve(name + ".safetensors");
    Outcome.of(
            tiny.sample(
                denoiser, tiny.tokenizer(), folder.resolve(name), "--cfg", scale, "--raw", raw))
        .succeeded();
    return Files.readAllBytes(raw);
  }

  @Test
  void aNetworkThatMeansSomethingElseIsNoStart() {
    startedWith("network.meaning.convention=NOISE_AT_ZERO")
        .failed(USAGE, "network.meaning", "NOISE_AT_ONE");
    startedWith("network.backbone.depth=2")
        .failed(USAGE, "network does not fit the weights of", "ema.safetensors");
  }

  /** Training from the denoiser that is there, with a setting changed. */
  private Outcome startedWith(String setting) {
    Path other = folder.resolve("other");
    return Outcome.of(
        tiny.trainDenoiser(tiny.latents(), other, "--from", tiny.denoiser(), "--set", setting));
  }

  private static Object[] aligned(int features, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "--set",
                "loss.alignmentWeight=0.5",
                "--set",
                "network.projector={afterBlock: 1, hidden: 8, features: %d}".formatted(features)));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void denoisersAlignWithATeacher() throws IOException {
    Path teacher = folder.resolve("dinov2.safetensors");
    Outcome.of(tiny.trainDenoiserOnImages(folder.resolve("none"), aligned(64)))
        .failed(FAILED, "dinov2_vitb14_pretrain.pth", "loss.alignmentWeight=0");
    Outcome.of(tiny.trainDenoiser(tiny.latents(), folder.resolve("none"), aligned(64)))
        .failed(USAGE, "a teacher must see the pictures", "--images");
    Object[] idle = {"--images", tiny.pictures()};
    Outcome.of(tiny.trainDenoiser(tiny.latents(), folder.resolve("none"), idle))
        .failed(USAGE, "--images beside --latents", "loss.alignmentWeight");
    var layout = new VitConfig(64, 1, 1, 128, 14, 42, true, true, Mlp.Gelu.EXACT);
    try (var factory = Factory.of(Device.CPU, 1);
        var vit = new FrozenVit(factory, layout)) {
      Safetensors.save(teacher, vit.stateDict());
    }
    Path output = folder.resolve("aligned");
    Outcome.of(
            tiny.trainDenoiserOnImages(
                output, aligned(64, "--teacher", teacher, "--set", "training.logEvery=1")))
        .succeeded();
    assertThat(Files.readString(output.resolve("events.jsonl"))).contains("alignment");
    Outcome.of(tiny.sample(output, tiny.tokenizer(), folder.resolve("samples"))).succeeded();

    Outcome.of(
            tiny.trainDenoiserOnImages(folder.resolve("none"), aligned(65, "--teacher", teacher)))
        .failed(USAGE, "the teacher's 64 features");

    Object[] unasked = {"--teacher", teacher};
    Outcome.of(tiny.trainDenoiser(tiny.latents(), folder.resolve("none"), unasked))
        .failed(USAGE, "--teacher does nothing", "loss.alignmentWeight");

    // The same pictures, mirrored alike, with their latents from the cache.
    Object[] pictured = {
      "--teacher", teacher, "--images", tiny.pictures(), "--set", "training.logEvery=1"
    };
    Path cached = folder.resolve("cached");
    Outcome.of(tiny.trainDenoiser(tiny.latents(), cached, aligned(64, pictured))).succeeded();
    for (String name : List.of("loss", "alignment", "squared_error")) {
      List<Double> own = logged(cached, name);
      List<Double> other = logged(output, name);
      assertThat(own).hasSize(4);
      for (int i = 0; i < own.size(); i++) {
        assertThat(own.get(i)).as(name).isCloseTo(other.get(i), within(2e-5));
      }
    }
    Path others = Files.createDirectories(folder.resolve("others/c"));
    Files.copy(tiny.pictures().resolve("c/good0.png"), others.resolve("good0.png"));
    Object[] few = {"--teacher", teacher, "--images", others.getParent()};
    Outcome.of(tiny.trainDenoiser(tiny.latents(), folder.resolve("none"), aligned(64, few)))
        .failed(USAGE, "c/good1.png", "the pictures that were encoded");
  }

  private static List<Double> logged(Path run, String name) throws IOException {
    List<Double> values = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("events.jsonl"))) {
      JsonNode event = new ObjectMapper().readTree(line);
      if (event.path("event").asText().equals("train")) {
        values.add(event.path(name).asDouble(Double.NaN));
      }
    }
    return values;
  }

  /** Not only when the first samples are looked at, hours later. */
  @Test
  void samplersAreCheckedBeforeTheRun() throws IOException {
    Path output = folder.resolve("out");
    Object[] ddpm = {"--set", "sampling.method=DDPM"};
    Outcome.of(tiny.trainDenoiser(tiny.latents(), output, ddpm))
        .failed(USAGE, "sampling: DDPM is for networks of numbered steps");
    assertThat(output).doesNotExist();
    Object[] noNullClass = {"--set", "loss.labelDropout=0"};
    Outcome.of(tiny.trainDenoiser(tiny.latents(), output, noNullClass)).succeeded();
    Outcome.of(tiny.sample(output, tiny.tokenizer(), folder.resolve("samples"))).succeeded();
  }

  @Test
  void latentsOrPicturesMustBeGiven() {
    Outcome.of("train", "diffusion", "--output", folder.resolve("out"))
        .failed(USAGE, "give either --latents, or --images and --tokenizer");
  }
}
