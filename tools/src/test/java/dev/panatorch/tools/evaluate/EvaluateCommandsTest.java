package dev.panatorch.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.image.ImageDecoder;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.Npz;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorSource;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.tools.failures.Outcome;
import dev.panatorch.tools.failures.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandsTest {
  private static final int IMAGES = 24;
  private static final int SIZE = 20;

  @TempDir private static Path folder = Path.of("");
  private static Tiny tiny = new Tiny(Path.of(""));
  private static Path real = Path.of("");
  private static Path made = Path.of("");

  @BeforeAll
  static void make() throws IOException {
    tiny = Tiny.in(folder.resolve("tiny"));
    real = pictures("real", 1, 200);
    made = pictures("made", 2, 120);
  }

  private static Path pictures(String name, int seed, int brightest) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < IMAGES; i++) {
      byte[] pixels = new byte[3 * SIZE * SIZE];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) random.nextInt(brightest);
      }
      PngWriter.write(
          folder.resolve(name).resolve("%02d.png".formatted(i)), RgbImage.of(SIZE, SIZE, pixels));
    }
    return folder.resolve(name);
  }

  private static JsonNode json(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    if (!all.contains("--device")) {
      all.addAll(List.of("--device", "cpu"));
    }
    long before = LiveTensors.count();
    JsonNode result = new ObjectMapper().readTree(Outcome.of(all.toArray()).succeeded().out());
    assertThat(LiveTensors.count()).isEqualTo(before);
    return result;
  }

  private static Object[] generation(Object generated, Object reference, Object... more) {
    List<Object> all = new ArrayList<>(List.of("evaluate", "generation"));
    all.addAll(List.of("--generated", generated, "--reference", reference));
    all.addAll(List.of("--features", "tokenizer=" + tiny.tokenizer()));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void reconstructionHasItsNumbersAndSaysWhichAreMissing() throws IOException {
    JsonNode scores = json(tiny.evaluate(tiny.tokenizer(), tiny.pictures()));
    assertThat(scores.get("images").asInt()).isEqualTo(Tiny.PICTURES);
    assertThat(scores.get("ssimBy")).hasSize(5);
    assertThat(scores.get("ssim").asDouble())
        .isEqualTo(scores.get("ssimBy").get("torchmetrics").asDouble());
    assertThat(scores.get("l1").asDouble() * 255)
        .isCloseTo(scores.get("meanAbsoluteError").asDouble(), within(1e-9));
    assertThat(scores.get("multiScaleSsim").isNull()).isTrue();
    assertThat(scores.get("notComputed").get("multiScaleSsim").asText()).contains("176", "32");
    assertThat(scores.get("lpips").isNull()).isTrue();
    assertThat(scores.get("notComputed").get("rfid").asText())
        .contains("--inception", "--features");
    assertThat(scores.get("notComputed").get("lpips").asText()).contains("--lpips-linear");
  }

  @Test
  void reconstructionWithAnotherNetworkIsLabelledSo() throws IOException {
    Path file = folder.resolve("report.html");
    JsonNode scores =
        json(
            tiny.evaluate(
                tiny.tokenizer(),
                tiny.pictures(),
                "--features",
                "tokenizer=" + tiny.tokenizer(),
                "--report",
                file));
    assertThat(scores.get("rfid").asDouble()).isNotNegative();
    assertThat(scores.get("rfidFeatures").asText())
        .contains("latents of " + tiny.tokenizer(), "rule ADM");
    assertThat(file)
        .content()
        .contains("latents of", "the greatest errors", "VMAE", "TexTok", "data:image/png;base64")
        .doesNotContain("src=\"http");
  }

  /** With random weights under the published names. */
  @Test
  void reconstructionTakesLpipsFromThePublishedFiles() throws IOException {
    Path weights = folder.resolve("lpips");
    Map<String, TensorSource> backbone = new LinkedHashMap<>();
    Map<String, TensorSource> linear = new LinkedHashMap<>();
    JsonNode scores;
    try (Factory factory = Factory.of(Device.CPU, 1);
        Lpips random = new Lpips(factory, Backbone.ALEXNET)) {
      random
          .parameters()
          .forEach((name, value) -> {
            String bare = name.replaceFirst("net\\.slice\\d", "features");
            (name.startsWith("net.") ? backbone : linear).put(bare, TensorSource.of(value));
          });
      Safetensors.write(weights.resolve(Backbone.ALEXNET.weights().file()), backbone);
      Safetensors.write(weights.resolve(Backbone.ALEXNET.linearWeights().file()), linear);
      scores =
          json(
              tiny.evaluate(
                  tiny.tokenizer(),
                  tiny.pictures(),
                  "--lpips-network",
                  "alexnet",
                  "--lpips-backbone",
                  weights,
                  "--lpips-linear",
                  weights));
    }
    assertThat(scores.get("lpips").isNumber()).isTrue();
    assertThat(scores.get("lpipsNetwork").asText()).isEqualTo("LPIPS (ALEXNET)");
    assertThat(scores.get("notComputed").has("lpips")).isFalse();
  }

  @Test
  void generationComparesFolders() throws IOException {
    JsonNode scores = json(generation(made, real));
    assertThat(scores.get("images").asInt()).isEqualTo(IMAGES);
    assertThat(scores.get("fid").asDouble()).isPositive();
    assertThat(scores.get("precision").asDouble()).isBetween(0.0, 1.0);
    assertThat(scores.get("kid").isNumber()).isTrue();
    assertThat(scores.get("notComputed").has("inceptionScore")).isTrue();
    JsonNode same = json(generation(real, real));
    assertThat(same.get("fid").asDouble()).isCloseTo(0, within(1e-6));
    assertThat(same.get("precision").asDouble()).isEqualTo(1);
    Path file = folder.resolve("generation.html");
    Outcome.of(generation(made, real, "--report", file, "--device", "cpu")).succeeded();
    assertThat(file).content().contains("LightningDiT", "latents of");
  }

  @Test
  void arraysAndWrittenStatisticsStandForFolders() throws IOException {
    Path array = folder.resolve("real.npz");
    byte[] all = new byte[IMAGES * 3 * SIZE * SIZE];
    for (int i = 0; i < IMAGES; i++) {
      byte[] pixels = ImageDecoder.DEFAULT.decode(real.resolve("%02d.png".formatted(i))).pixels();
      System.arraycopy(pixels, 0, all, i * pixels.length, pixels.length);
    }
    try (var scope = Scope.open()) {
      Npz.write(array, Map.of("arr_0", TensorSource.of(Tensor.of(all, IMAGES, SIZE, SIZE, 3))));
    }
    double fid = json(generation(made, real)).get("fid").asDouble();
    Path statistics = folder.resolve("statistics.npz");
    JsonNode ofArray = json(generation(made, array, "--write-reference", statistics));
    assertThat(ofArray.get("fid").asDouble()).isCloseTo(fid, within(1e-6));
    JsonNode ofStatistics = json(generation(made, statistics));
    assertThat(ofStatistics.get("fid").asDouble()).isCloseTo(fid, within(1e-6));
    assertThat(ofStatistics.get("recall").isNull()).isTrue();
    assertThat(json(generation(array, made)).get("fid").asDouble()).isCloseTo(fid, within(1e-6));
    Outcome.of(generation(statistics, real, "--device", "cpu"))
        .failed(Outcome.FAILED, "statistics.npz holds no images");
  }

  @Test
  void whatWasGatheredIsGoneOnWith() throws IOException {
    Path state = folder.resolve("state.npz");
    Path half = folder.resolve("half");
    for (int i = 0; i < IMAGES / 2; i++) {
      String name = "%02d.png".formatted(i);
      Files.createDirectories(half);
      Files.copy(made.resolve(name), half.resolve(name));
    }
    Object[] inOrder = {"--in-order", "--batch-size", "5", "--state", state};
    json(generation(half, real, inOrder));
    JsonNode resumed = json(generation(made, real, inOrder));
    JsonNode whole = json(generation(made, real, "--in-order"));
    assertThat(resumed.get("images").asInt()).isEqualTo(IMAGES);
    assertThat(resumed.get("fid").asDouble()).isCloseTo(whole.get("fid").asDouble(), within(1e-7));
    assertThat(resumed.get("kid").asDouble()).isCloseTo(whole.get("kid").asDouble(), within(1e-7));
  }

  /** As their folder tells, or the option. */
  @Test
  void imagesOfNoClassStandBesideTheirKind() throws IOException {
    String[] unconditional = {"MAETok of CLIP alone", "of no class"};
    String conditional = "LightningDiT";
    Path file = folder.resolve("conditioning.html");
    Path none = folder.resolve("none");
    Path classes = folder.resolve("classes");
    for (Path samples : List.of(none, classes)) {
      String wanted = samples.equals(none) ? "none" : "0";
      Object[] count = {"--count", 5, "--classes", wanted};
      Outcome.of(tiny.sample(tiny.denoiser(), tiny.tokenizer(), samples, count)).succeeded();
    }
    Object[] report = {"--report", file};
    assertThat(json(generation(none, real, report)).get("conditioning").asText()).isEqualTo("NONE");
    assertThat(file).content().contains(unconditional).doesNotContain(conditional);
    assertThat(json(generation(classes, real, report)).get("conditioning").asText())
        .isEqualTo("CLASSES");
    assertThat(file).content().contains(conditional, "of classes").doesNotContain(unconditional);
    assertThat(json(generation(made, real, report)).get("conditioning").isNull()).isTrue();
    assertThat(file).content().contains(conditional, unconditional[0]);
    json(generation(made, real, "--unconditional", "--report", file));
    assertThat(file).content().contains(unconditional).doesNotContain(conditional);
    Outcome.of(generation(classes, real, "--unconditional", "--device", "cpu"))
        .failed(Outcome.USAGE, "--unconditional", "were made of classes");
  }

  @Test
  void whatWasGatheredOfOthersIsNotTaken() throws IOException {
    Path state = folder.resolve("of-made.npz");
    json(generation(made, real, "--state", state));
    String[] said = {"of-made.npz was gathered of other images", "Remove it"};
    Outcome.of(generation(real, real, "--state", state, "--device", "cpu"))
        .failed(Outcome.USAGE, said[0], said[1], "its image 0 is");
    Outcome.of(generation(made, real, "--state", state, "--device", "cpu", "--seed", "1"))
        .failed(Outcome.USAGE, said[0], "in another order");
    Path few = Files.createDirectory(folder.resolve("few"));
    Files.copy(made.resolve("00.png"), few.resolve("00.png"));
    Files.copy(made.resolve("01.png"), few.resolve("01.png"));
    Outcome.of(generation(few, real, "--state", state, "--device", "cpu"))
        .failed(Outcome.USAGE, said[0], "it holds 24, and there are 2");
    byte[] whole = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(whole, whole.length / 2));
    Outcome.of(generation(made, real, "--state", state, "--device", "cpu"))
        .failed(Outcome.FAILED, "of-made.npz");
  }

  @Test
  void setsThatCannotBeComparedAreNamed() throws IOException {
    Path floats = folder.resolve("floats.npz");
    Path nothing = folder.resolve("nothing.npz");
    Path unknown = folder.resolve("unknown.npz");
    try (var scope = Scope.open()) {
      Npz.write(floats, Map.of("arr_0", TensorSource.of(Torch.zeros(2, 4, 4, 3))));
      Tensor none = Torch.zeros(0, 4, 4, 3).to(DType.UINT8);
      Npz.write(nothing, Map.of("arr_0", TensorSource.of(none)));
      Tensor mean = Tensor.of(new double[] {Double.NaN}, 1);
      Npz.write(
          unknown, Map.of("mu", TensorSource.of(mean), "sigma", TensorSource.of(mean.view(1, 1))));
    }
    refused(generation(floats, real), Outcome.FAILED, "floats.npz: arr_0 must be uint8");
    refused(generation(made, nothing), Outcome.USAGE, "--reference", "holds 0 images");
    refused(generation(made, unknown), Outcome.FAILED, "unknown.npz", "finite");
    refused(generation(made.resolve("00.png"), real), Outcome.USAGE, "--generated", ".npz");
    refused(generation(made, real, "--resize", "tf1"), Outcome.USAGE, "--resize");
    Object[] latents = {"evaluate", "latents", "--latents", tiny.latents(), "--limit", 1};
    refused(latents, Outcome.USAGE, "1 latents", "--limit");
    refused(
        new Object[] {"evaluate", "latents", "--latents", "A="},
        Outcome.USAGE,
        "A= names no folder");
  }

  private static void refused(Object[] arguments, int code, Object... parts) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--device", "cpu"));
    Outcome.of(all.toArray()).failed(code, parts);
  }

  @Test
  void latentsSayWhichNumbersAreMissing() throws IOException {
    JsonNode missing =
        json("evaluate", "latents", "--latents", tiny.latents(), "--modes", 99)
            .get(0)
            .get("notComputed");
    assertThat(missing.get("mixture").asText()).contains("99 components");
    assertThat(missing.get("probe").asText()).contains("two classes");
  }

  @Test
  void missingWeightsAreNamedWithTheirOriginAndOption() {
    Object[] arguments = {
      "evaluate", "generation", "--generated", made, "--reference", real, "--device", "cpu"
    };
    Outcome.of(arguments)
        .failed(
            Outcome.FAILED,
            "pt_inception-2015-12-05-6726825d.pth",
            "pytorch-fid",
            "--inception",
            "--features");
    Outcome.of(
            tiny.evaluate(
                tiny.tokenizer(), tiny.pictures(), "--lpips-linear", folder.resolve("vgg.pth")))
        .failed(Outcome.FAILED, "vgg16-397923af.pth", "--lpips-backbone");
    Outcome.of(tiny.evaluate(tiny.tokenizer(), tiny.pictures(), "--features", "vgg=x"))
        .failed(Outcome.USAGE, "--features takes");
    Outcome.of(
            tiny.evaluate(
                tiny.tokenizer(), tiny.pictures(), "--inception", "x", "--resize", "bicubic"))
        .failed(Outcome.USAGE, "--resize", "half-pixel");
  }

  @Test
  void picturesOfManySizesMustBeCropped() throws IOException {
    Path mixed = folder.resolve("mixed");
    PngWriter.write(mixed.resolve("a.png"), RgbImage.black(20, 20));
    PngWriter.write(mixed.resolve("b.png"), RgbImage.black(30, 20));
    Outcome.of(generation(mixed, real, "--device", "cpu")).failed(Outcome.FAILED, "--image-size");
    assertThat(json(generation(mixed, real, "--image-size", "16")).get("images").asInt())
        .isEqualTo(2);
  }
}
