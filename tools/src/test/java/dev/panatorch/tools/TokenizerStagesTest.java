package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.tools.failures.Tiny;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stages of a tokenizer's training by the command, with and without a discriminator. */
class TokenizerStagesTest {

  private static final int SIZE = 32;
  private static final List<String> TRAINING =
      List.of(
          "training.batchSize=2",
          "training.images=16",
          "training.warmUpUpdates=1",
          "training.logEvery=1",
          "tuning.training.batchSize=2",
          "tuning.training.images=16",
          "tuning.training.warmUpUpdates=1",
          "tuning.training.logEvery=1");

  @TempDir private Path folder;

  @BeforeEach
  void pictures() throws IOException {
    for (int i = 0; i < 4; i++) {
      byte[] pixels = new byte[3 * SIZE * SIZE];
      new Random(i).nextBytes(pixels);
      PngWriter.write(folder.resolve("pictures/p" + i + ".png"), RgbImage.of(SIZE, SIZE, pixels));
    }
  }

  private int train(Path output, List<String> settings, Object... more) {
    List<String> all = new ArrayList<>(List.of("train", "tokenizer", "--device", "cpu"));
    all.addAll(List.of("--images", "" + folder.resolve("pictures"), "--output", "" + output));
    Stream.of(Tiny.TOKENIZER, TRAINING, settings)
        .flatMap(List::stream)
        .forEach(setting -> all.addAll(List.of("--set", setting)));
    Stream.of(more).map(String::valueOf).forEach(all::add);
    return Main.run(all.toArray(String[]::new));
  }

  private static Path checkpoint(Path run) throws IOException {
    try (Stream<Path> all = Files.list(run.resolve("checkpoints"))) {
      return all.toList().getFirst();
    }
  }

  private static List<JsonNode> events(Path run) throws IOException {
    var json = new ObjectMapper();
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("events.jsonl"))) {
      events.add(json.readTree(line));
    }
    return events;
  }

  @Test
  void theSecondStageKeepsTheEncoderAndDropsTheAuxiliaryDecoders() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertThat(train(first, List.of())).isZero();
    assertThat(train(second, List.of(), "--stage", "2", "--from", first)).isZero();
    try (var scope = Scope.open()) {
      Map<String, Tensor> start = Safetensors.load(checkpoint(first).resolve("ema.safetensors"));
      Map<String, Tensor> tuned = Safetensors.load(checkpoint(second).resolve("model.safetensors"));
      assertThat(start.keySet()).anyMatch(name -> name.contains("_hog"));
      assertThat(tuned.keySet()).noneMatch(name -> name.contains("hog"));
      tuned.forEach((name, value) -> {
        boolean frozen = name.startsWith("encoder.") || name.startsWith("quant_conv.");
        if (frozen) {
          assertThat(value.equal(start.get(name))).as(name).isTrue();
        }
      });
      for (String name :
          List.of(
              "decoder.freqs",
              "decoder.latent_pos_embed",
              "post_quant_conv.weight",
              "decoder.to_pixel.model.weight")) {
        assertThat(tuned.get(name).equal(start.get(name))).as(name).isFalse();
      }
    }
    assertThat(events(second)).noneMatch(event -> event.has("hog")).anyMatch(e -> e.has("mse"));
    assertThat(Files.readString(checkpoint(second).resolve("state.json")))
        .containsPattern("\"stage\"\\s*:\\s*2")
        .containsPattern("\"minimum\"\\s*:\\s*0.6");
  }

  @Test
  void aDiscriminatorJoinsByConfiguration() throws IOException {
    Path run = folder.resolve("run");
    List<String> adversarial =
        List.of(
            "loss.adversarial={weight: 0.4, start: 3, adaptive: true, leCam: 0.001,"
                + " consistency: 4.0, augment: true, idle: false}",
            "model.bottleneck={kind: KL, weight: 1.0e-6}");
    assertThat(train(run, adversarial)).isZero();
    assertThat(events(run))
        .anyMatch(event -> event.has("adaptive_weight") && event.has("hog") && event.has("kl"))
        .anyMatch(event -> event.has("discriminator/consistency"));
    assertThat(checkpoint(run).resolve("discriminator.safetensors")).exists();
    assertThat(checkpoint(run).resolve("task.safetensors")).exists();
    assertThat(train(run, adversarial, "--resume")).isZero();
  }

  @Test
  void memoryStaysFlat() throws IOException {
    String adversary =
        "loss.adversarial={weight: 0.4, start: 10, adaptive: true, leCam: 0.001, consistency: 4.0,"
            + " augment: true, idle: false}";
    List<String> settings =
        List.of(
            adversary,
            "model.bottleneck={kind: KL, weight: 1.0e-6}",
            "training.images=600",
            "tuning.training.images=400",
            "training.logEvery=20",
            "tuning.training.logEvery=20");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertThat(train(first, settings)).isZero();
    assertThat(train(second, settings, "--stage", "2", "--from", first)).isZero();
    assertThat(events(first)).hasSize(15);
    assertThat(events(second)).hasSize(10);
    for (Path run : List.of(first, second)) {
      for (String held : List.of("live_tensors", "live_bytes")) {
        List<Double> values = events(run).stream().map(e -> e.path(held).asDouble()).toList();
        assertThat(values).as(held).containsOnly(values.getFirst());
        assertThat(values.getFirst()).isPositive();
      }
    }
  }

  @Test
  void picturesOfSeveralSizesTrainOneTokenizer() throws IOException {
    List<String> mixed =
        List.of("sizes=[16, 32, 48]", "model.positions.dynamicSize=true", "training.images=32");
    Path whole = folder.resolve("whole");
    assertThat(train(whole, mixed)).isZero();
    assertThat(events(whole)).hasSize(16).allMatch(e -> e.path("hog").asDouble() > 0);
    assertThat(train(whole, mixed, "--resume")).isZero();
    assertThat(train(folder.resolve("tuned"), mixed, "--stage", "2", "--from", whole)).isZero();
    assertThat(refused("sizes=[16, 32]")).contains("positions.dynamicSize=true");
    assertThat(refused("sizes=[20]", "model.positions.dynamicSize=true")).contains("multiple");
    assertThat(
            refused(
                "sizes=[64]",
                "model.positions.dynamicSize=true",
                "model.auxiliary={DINO: {features: 1024, decoder: null, weight: 1.0}}"))
        .contains("auxiliary.DINO=null");
  }

  @Test
  void absurdSizesAreRefused() {
    assertThat(refused("model.imageSize=100000")).contains("tokens are too many");
    assertThat(refused("model.encoder={width: 400000, depth: 1, heads: 100}"))
        .contains("billion parameters");
  }

  @Test
  void saysWhichPublishedWeightsAreMissingAndHowToDoWithout() {
    assertThat(refused("loss.perceptual={weight: 1.0, warmUp: 10}"))
        .contains("vgg16", "loss.perceptual.weight=0");
    assertThat(refused("loss.adversarial.weight=0.4", "loss.judge=DINO"))
        .contains("dino_deitsmall16_pretrain.pth", "loss.judge=PATCH");
    assertThat(
            refused(
                "model.patchSize=16",
                "model.auxiliary={CLIP: {features: 1152, decoder: null, weight: 1.0}}"))
        .contains("ViT-SO400M-14-SigLIP", "model.auxiliary.CLIP=null");
  }

  @Test
  void captionsLieBesideThePictures() throws IOException {
    Path run = folder.resolve("run");
    String text = "model.auxiliary={TEXT: {features: 64, decoder: null, weight: 1.0}}";
    Path tokens = folder.resolve("pictures/p1.tokens");
    Files.writeString(tokens, "3 63\n 5 ");
    assertThat(train(run, List.of(text))).isZero();
    assertThat(events(run)).anyMatch(event -> event.path("text").asDouble() > 1);
    Files.writeString(tokens, "3 64");
    assertThat(refused(text)).contains("p1.tokens", "\"64\" is no token");
  }

  @Test
  void captionsBecomeTokensByAListOfPairs() throws IOException {
    Files.writeString(folder.resolve("pictures/p1.txt"), "A cat, a cat's tail");
    String text = "model.auxiliary={TEXT: {features: 516, decoder: null, weight: 1.0}}";
    assertThat(refused(text))
        .contains("p1.txt", "bpe_simple_vocab_16e6.txt.gz", "model.auxiliary.TEXT=null");
    Path list = folder.resolve("published/merges.txt");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "#version: 0.2\nc a\nca t</w>\n");
    Path run = folder.resolve("run");
    assertThat(train(run, List.of(text), "--published", list.getParent())).isZero();
    assertThat(events(run)).anyMatch(event -> event.path("text").asDouble() > 1);
    String other = text.replace("516", "517");
    assertThat(
            heard(
                () -> train(folder.resolve("x"), List.of(other), "--published", list.getParent())))
        .contains("make 516 tokens", "features");
  }

  @Test
  void aSecondStageNeedsAFirst() {
    assertThat(heard(() -> train(folder.resolve("x"), List.of(), "--stage", "2")))
        .contains("--from");
    assertThat(heard(() -> train(folder.resolve("x"), List.of(), "--stage", "3")))
        .contains("1 or 2");
  }

  private String refused(String... settings) {
    return heard(() -> train(folder.resolve("none"), List.of(settings)));
  }

  private static String heard(IntSupplier command) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(command.getAsInt()).isNotZero();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
