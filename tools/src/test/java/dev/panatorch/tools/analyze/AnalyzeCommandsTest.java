package dev.panatorch.tools.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.latents.LatentCacheWriter;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.tools.failures.Outcome;
import dev.panatorch.tools.failures.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeCommandsTest {
  private static final int COUNT = 120;

  @TempDir private static Path folder = Path.of("");
  private static Path apart = Path.of("");
  private static Path mixed = Path.of("");
  private static Tiny tiny = new Tiny(Path.of(""));

  /** Three classes: far apart in one space, mixed up in the other. */
  @BeforeAll
  static void make() throws IOException {
    apart = cache("apart", 9);
    mixed = cache("mixed", 0);
    tiny = Tiny.in(folder.resolve("tiny"));
  }

  private static Path cache(String name, double distance) throws IOException {
    Path place = folder.resolve(name);
    Random random = new Random(1);
    float[] values = new float[COUNT * 8];
    long[] labels = new long[COUNT];
    for (int i = 0; i < values.length; i++) {
      int row = i / 8;
      labels[row] = row % 3;
      values[i] = (float) (random.nextGaussian() + (i % 8 == row % 3 ? distance : 0));
    }
    List<String> ids = IntStream.range(0, COUNT).mapToObj(i -> "p" + i).toList();
    try (var scope = Scope.open();
        var writer = LatentCacheWriter.open(place, LatentLayout.tokens(2, 4), 50)) {
      Tensor latents = Tensor.of(values, COUNT, 2, 4);
      writer.add(ids, labels, latents, latents);
      var _ = writer.finish(List.of("x", "y", "z"), Map.of());
    }
    return place;
  }

  private static Outcome run(Object... arguments) {
    long before = LiveTensors.count();
    Outcome outcome =
        Outcome.of(
            Stream.concat(
                    Stream.of("analyze"),
                    Stream.concat(Arrays.stream(arguments), Stream.of("--device", "cpu")))
                .toArray());
    assertThat(LiveTensors.count()).isEqualTo(before);
    return outcome;
  }

  private static JsonNode json(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    return new ObjectMapper().readTree(run(all.toArray()).succeeded().out());
  }

  private static String report(Object... arguments) throws IOException {
    Path file = Files.createTempDirectory(folder, "report").resolve("page.html");
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--report", file));
    run(all.toArray()).succeeded();
    String page = Files.readString(file);
    assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("src=\"http", "href=");
    return page;
  }

  @Test
  void gmmComparesSpacesAtTheSameNumberOfDimensions() throws IOException {
    Object[] arguments = {
      "gmm", "--latents", "A=" + apart, "--latents", mixed, "--components", "1,3"
    };
    JsonNode curves = json(arguments).get("curves");
    assertThat(curves).hasSize(2);
    JsonNode first = curves.get(0);
    assertThat(first.get("space").asText()).isEqualTo("A");
    assertThat(curves.get(1).get("space").asText()).isEqualTo("mixed");
    assertThat(first.get("dimensions").asInt()).isEqualTo(curves.get(1).get("dimensions").asInt());
    assertThat(first.get("explained").asDouble()).isGreaterThan(0.9);
    JsonNode points = first.get("points");
    assertThat(points.get(1).get("heldOut").asDouble())
        .as("three normals fit three classes better than one")
        .isLessThan(points.get(0).get("heldOut").asDouble() - 0.5);
    assertThat(report(arguments)).contains("MAETok (128 tokens)", "<svg", "BIC");
  }

  @Test
  void whatCannotBeAnalysedIsSaid() {
    Outcome tooMany = run("gmm", "--latents", apart, "--components", "200,3,3").succeeded();
    assertThat(tooMany.err())
        .contains("apart: fewer latents to fit than components, so none of [200]");
    assertThat(tooMany.out().lines()).as("a header, and 3 components once").hasSize(2);
    run("gmm", "--latents", apart, "--components", "200").failed(Outcome.USAGE, "--components");
    run("gmm", "--latents", apart, "--dimensions", "9").failed(Outcome.USAGE, "has 8 numbers");
    run("gmm", "--latents", apart, "--limit", "4").failed(Outcome.USAGE, "take at least 5");
    run("probe", "--latents", "a=").failed(Outcome.USAGE, "names no folder");
    run("umap", "--latents", folder.resolve("none")).failed(Outcome.FAILED, "no such folder");
    run("efficiency", "--preset", "sit-tiny", "--latents", "4").failed(Outcome.USAGE, "128x32");
  }

  /** Of 5 latents, 4 are learnt from: one of the three classes may be held out alone. */
  @Test
  void aClassMayBeAbsentFromTheTraining() {
    for (int seed = 0; seed < 12; seed++) {
      run("probe", "--latents", apart, "--limit", "5", "--seed", seed).succeeded();
    }
  }

  @Test
  void probesTellClassesThatLieApart() throws IOException {
    Object[] arguments = {"probe", "--latents", "A=" + apart, "--latents", "M=" + mixed};
    JsonNode results = json(arguments);
    assertThat(results.get(0).get("heldOut").get("top1").asDouble()).isEqualTo(1);
    assertThat(results.get(1).get("heldOut").get("top1").asDouble()).isLessThan(0.7);
    assertThat(report(arguments)).contains("72.3 %", "100.0 %");
    run("probe", "--latents", apart, "--penalty", "0").failed(Outcome.USAGE, "--penalty");
    run("probe", "--latents", apart, "--latents", apart)
        .failed(Outcome.USAGE, "--latents NAME=DIR");
  }

  @Test
  void mapsKeepNeighboursTogether() throws IOException {
    Object[] arguments = {"umap", "--latents", apart, "--epochs", "60", "--limit", "90"};
    JsonNode map = json(arguments).get(0);
    assertThat(map.get("points")).hasSize(90);
    assertThat(map.get("trustworthiness").asDouble()).isGreaterThan(0.8);
    assertThat(report(arguments)).contains("<circle", ">x<", ">z<", "Figure 4", "24.47");
    run("umap", "--latents", apart, "--neighbours", "1").failed(Outcome.USAGE, "2 neighbours");
  }

  @Test
  void evaluatingLatentsSumsUp() throws IOException {
    Outcome outcome =
        Outcome.of(
            "evaluate", "latents", "--latents", apart, "--modes", "3", "--json", "--device", "cpu");
    JsonNode summary = new ObjectMapper().readTree(outcome.succeeded().out()).get(0);
    assertThat(summary.get("latents").asInt()).isEqualTo(COUNT);
    assertThat(summary.get("numbers").asInt()).isEqualTo(8);
    assertThat(summary.get("probe").get("heldOut").get("top1").asDouble()).isEqualTo(1);
    assertThat(summary.get("mixture").get("components").asInt()).isEqualTo(3);
    Path file = folder.resolve("latents.html");
    Outcome.of("evaluate", "latents", "--latents", apart, "--report", file).succeeded();
    assertThat(file).content().contains("Share of the variance explained");
  }

  @Test
  void noiseChangesWhatComesBack() throws IOException {
    Object[] arguments = {
      "smoothness",
      "--tokenizer",
      tiny.tokenizer(),
      "--images",
      tiny.pictures(),
      "--latents",
      tiny.latents(),
      "--levels",
      "0,5",
      "--features",
      "tokenizer=" + tiny.tokenizer()
    };
    JsonNode levels = json(arguments);
    assertThat(levels).hasSize(2);
    double psnr = levels.get(0).get("psnr").asDouble();
    assertThat(levels.get(1).get("psnr").asDouble()).isNotEqualTo(psnr);
    Outcome plain = Outcome.of(tiny.evaluate(tiny.tokenizer(), tiny.pictures(), "--json"));
    assertThat(new ObjectMapper().readTree(plain.succeeded().out()).get("psnr").asDouble())
        .as("level 0 is plain reconstruction")
        .isCloseTo(psnr, within(1e-9));
    assertThat(levels.get(0).get("rfid").asDouble()).isNotNegative();
    assertThat(report(arguments)).contains("latents of " + tiny.tokenizer(), "VMAE");
  }

  @Test
  void tokensWithoutPlacesHaveNoObjects() {
    run(
            "compression",
            "--tokenizer",
            tiny.tokenizer(),
            "--images",
            tiny.pictures(),
            "--masks",
            tiny.pictures())
        .failed(Outcome.FAILED, "tokens that have no places");
  }

  @Test
  void mapsAreComparedWithTheColoursOfMasks() throws IOException {
    Path maps = folder.resolve("maps");
    Outcome.of(tiny.trainTokenizer(tiny.pictures(), maps, "--set", "model.latentTokens=0"))
        .succeeded();
    Path masks = folder.resolve("masks");
    for (int i = 0; i < Tiny.PICTURES; i++) {
      byte[] halves = new byte[3 * 40 * 40];
      Arrays.fill(halves, halves.length / 2, halves.length, (byte) 200);
      PngWriter.write(masks.resolve("c/good%d.png".formatted(i)), RgbImage.of(40, 40, halves));
    }
    Object[] arguments = {
      "compression",
      "--tokenizer",
      maps,
      "--images",
      tiny.pictures(),
      "--masks",
      masks,
      "--clusters",
      "2,3"
    };
    JsonNode results = json(arguments);
    for (String of : List.of("latents", "pictures")) {
      assertThat(results.get(of).get("variance").asDouble()).isPositive();
      assertThat(results.get(of).get("shiftedRatio").asDouble()).isPositive();
    }
    assertThat(report(arguments)).contains("in 2, 3 clusters", "data:image/png;base64");
    run("compression", "--tokenizer", maps, "--images", tiny.pictures(), "--masks", folder)
        .failed(Outcome.FAILED, "has no mask");
    run("compression", "--tokenizer", maps, "--images", tiny.pictures(), "--masks", "none")
        .failed(Outcome.USAGE, "--masks none: no such folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "bfloat16"})
  void costsAreCountedAndPassesTimed(String precision) throws IOException {
    Object[] arguments = {
      "efficiency",
      "--tokenizer",
      tiny.tokenizer(),
      "--denoiser",
      tiny.denoiser(),
      "--seconds",
      "0.01",
      "--precision",
      precision,
      "--batch-size",
      "2"
    };
    JsonNode rows = json(arguments);
    assertThat(rows)
        .extracting(row -> row.get("part").asText())
        .containsExactly("encoder", "decoder", "denoiser");
    for (JsonNode row : rows) {
      assertThat(row.get("multiplyAdds").asLong()).isPositive();
      assertThat(row.get("ptflops").asLong()).isLessThan(row.get("multiplyAdds").asLong());
      assertThat(row.get("imagesPerSecond").asDouble()).isPositive();
    }
    assertThat(report(arguments)).contains("17331.3", "373.3", precision);
  }

  /** Parameters and multiply-adds are those that DC-AE's and LightningDiT's code give. */
  @Test
  void presetsCostWithoutWeights() throws IOException {
    JsonNode rows =
        json(
            "efficiency",
            "--preset",
            "lightningdit-xl-2d,usit-h,maetok-tiny",
            "--latents",
            "32x16x16",
            "--seconds",
            "0");
    assertThat(rows)
        .extracting(row -> row.get("part").asText())
        .containsExactly(
            "lightningdit-xl-2d", "usit-h", "maetok-tiny encoder", "maetok-tiny decoder");
    assertThat(rows.get(0).get("parameters").asLong()).isEqualTo(675_256_736);
    assertThat(rows.get(1).get("parameters").asLong()).isEqualTo(500_868_896);
    assertThat(rows.get(1).get("multiplyAdds").asDouble() / 1e9).isCloseTo(133.2, within(0.05));
    assertThat(rows.get(1).get("imagesPerSecond").isNull()).isTrue();
    run("efficiency").failed(Outcome.USAGE, "--preset");
  }

  @Test
  void theorysExcessIsTheLossBeyondTheLeast() throws IOException {
    Object[] arguments = {
      "theory", "--modes", "4,1,4", "--steps", "30", "--draws", "50,200", "--width", "16"
    };
    JsonNode results = json(arguments).get("results");
    assertThat(results).as("two numbers of modes and of draws").hasSize(4);
    for (JsonNode result : results) {
      assertThat(result.get("loss").asDouble())
          .isCloseTo(
              result.get("leastLoss").asDouble() + result.get("excess").asDouble(), within(0.1));
    }
    assertThat(report(arguments))
        .contains("true score", "200 draws", "Theorem 2.1", "equations 11 and 12");
    JsonNode mixture = json("theory", "--student", "mixture", "--modes", "2", "--steps", "5");
    assertThat(mixture.get("experiment").get("student").asText()).isEqualTo("MIXTURE");
  }
}
