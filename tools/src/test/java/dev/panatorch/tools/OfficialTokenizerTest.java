package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.nn.Factory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weights in the official layout through the commands, against PyTorch (make_tokenizers.py): single
 * numbers of order 1 to 5e-6, sums to 5e-7 of the sum of absolute values.
 */
class OfficialTokenizerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static InputStream resource(String name) {
    return Objects.requireNonNull(OfficialTokenizerTest.class.getResourceAsStream(name), name);
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.copy(resource(name), file);
    return file;
  }

  private void picture(int size) throws IOException {
    byte[] pixels = new byte[3 * size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int c = 0; c < 3; c++) {
          double wave = 0.7 * Math.sin(0.11 * i * (c + 1) + 0.07 * j);
          float x = (float) (wave + 0.25 * Math.cos(0.0013 * i * j));
          pixels[3 * (i * size + j) + c] = (byte) (int) Math.clamp(127.5f * x + 128, 0, 255);
        }
      }
    }
    PngWriter.write(folder.resolve("pictures/one.png"), RgbImage.of(size, size, pixels));
  }

  private static String run(Object... arguments) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
      assertThat(Main.run(texts)).as(Arrays.toString(texts)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Map<String, Tensor> reconstruct(Path weights) throws IOException {
    Path raw = folder.resolve("raw.safetensors");
    run(
        "reconstruct",
        "--tokenizer",
        weights,
        "--images",
        folder.resolve("pictures"),
        "--output",
        folder.resolve("out"),
        "--latents",
        folder.resolve("latents.safetensors"),
        "--raw",
        raw,
        "--device",
        "cpu");
    Map<String, Tensor> tensors = Safetensors.load(raw);
    assertThat(tensors).containsOnlyKeys("images", "latents", "reconstructions");
    Tensor alone = Safetensors.load(folder.resolve("latents.safetensors")).get("latents");
    assertThat(alone.equal(tensors.get("latents"))).isTrue();
    return tensors;
  }

  private static void assertClose(Tensor actual, Tensor expected) {
    double worst = actual.sub(expected).abs().max().item();
    assertThat(worst).isLessThan(5e-6);
  }

  @Test
  void aCheckpointOfPyTorchIsInspectedConvertedAndUsed() throws IOException {
    picture(32);
    Path checkpoint = copy("tokenizer.pt");
    JsonNode found = JSON.readTree(run("inspect", checkpoint, "--json"));
    assertThat(found.path("kind").asText()).isEqualTo("tokenizer");
    assertThat(found.path("group").asText()).isEqualTo("ema");
    assertThat(found.path("configuration").path("imageSize").asInt()).isEqualTo(32);
    assertThat(found.path("configuration").path("latentTokens").asInt()).isEqualTo(4);
    assertThat(found.path("configuration").path("bottleneck").path("kind").asText())
        .isEqualTo("NONE");
    assertThat(run("inspect", checkpoint, "--tensors"))
        .contains("state dicts  ", "MIXED_ROPE", "decoder.to_pixel.model.weight");
    Path converted = folder.resolve("converted.safetensors");
    run("convert", checkpoint, "--output", converted);
    Path raw = folder.resolve("raw-weights.safetensors");
    run("convert", checkpoint, "--output", raw, "--group", "model", "--keep", "^quant_conv");
    try (var scope = Scope.open()) {
      Map<String, Tensor> wanted = Safetensors.load(copy("tokenizer.safetensors"));
      for (Path weights : List.of(checkpoint, converted)) {
        Map<String, Tensor> got = reconstruct(weights);
        assertClose(got.get("latents"), wanted.get("latents"));
        assertClose(got.get("reconstructions"), wanted.get("reconstructions"));
      }
      Map<String, Tensor> ones = Safetensors.load(raw);
      assertThat(ones).containsOnlyKeys("quant_conv.weight", "quant_conv.bias");
      assertThat(ones.get("quant_conv.weight").eq(1L).all().item()).isEqualTo(1);
    }
  }

  @Test
  void namesAreConverted() throws IOException {
    Path checkpoint = copy("tokenizer.pt");
    Path other = folder.resolve("other.safetensors");
    run("convert", checkpoint, "--output", other, "--rename", "^(en|de)coder\\.=vae.$1.");
    try (var scope = Scope.open()) {
      assertThat(Safetensors.load(other)).containsKeys("vae.en.freqs", "vae.de.mask_token");
    }
    Path back = folder.resolve("back.safetensors");
    run("convert", other, "--output", back, "--rename", "^vae\\.(en|de)\\.=$1coder.");
    JsonNode found = JSON.readTree(run("inspect", back, "--json"));
    assertThat(found.path("kind").asText()).isEqualTo("tokenizer");
    assertThat(JSON.readTree(run("inspect", other, "--json")).path("kind").asText())
        .startsWith("unknown");
    Path clash = folder.resolve("clash.safetensors");
    String[] all = {"convert", "" + checkpoint, "--output", "" + clash, "--rename", ".*=x"};
    assertThat(Main.run(all)).isEqualTo(2);
    assertThat(clash).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void thePublishedSizesMatchPyTorch(int size) throws IOException {
    picture(size);
    Path weights = folder.resolve("model.safetensors");
    fill(size, weights);
    JsonNode found = JSON.readTree(run("inspect", folder, "--json"));
    assertThat(found.path("configuration").path("imageSize").asInt()).isEqualTo(size);
    assertThat(found.path("parameters").asLong())
        .isEqualTo(size == 256 ? 173_891_360 : 175_071_008);
    try (var scope = Scope.open()) {
      Map<String, Tensor> got = reconstruct(weights);
      double[] wanted = wanted(size);
      Tensor z = got.get("latents").get(0);
      Tensor y = got.get("reconstructions").get(0);
      near(z.get(0).narrow(0, 0, 4), wanted, 2);
      near(z.get(127).narrow(0, 28, 4), wanted, 6);
      near(y.get(0).get(0).narrow(0, 0, 4), wanted, 12);
      near(y.get(2).get(size - 1).narrow(0, size - 4, 4), wanted, 16);
      sums(z, wanted[0], wanted[1]);
      sums(y, wanted[10], wanted[11]);
    }
  }

  /** The fill rule of the published numbers. */
  private static void fill(int size, Path file) throws IOException {
    try (var scope = Scope.open();
        var model =
            new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), MaeTokConfig.base(size))) {
      Map<String, Tensor> tensors = model.stateDict();
      List<String> names =
          tensors.keySet().stream().filter(name -> !name.contains("freqs_t_")).sorted().toList();
      for (int i = 0; i < names.size(); i++) {
        try (var inner = Scope.open()) {
          Tensor target = tensors.get(names.get(i)).detach();
          target.copy_(values(names.get(i), i, target.numel()).view(target.shape()));
        }
      }
      Safetensors.save(file, tensors);
    }
  }

  private static Tensor values(String name, int index, long count) {
    boolean gamma = name.endsWith(".gamma");
    boolean norm = name.matches(".*\\.norm\\d?\\.weight");
    double base = gamma ? 0.1 : norm ? 1 : 0;
    double amplitude = gamma ? 0.05 : norm ? 0.1 : name.endsWith("freqs") ? 1 : 0.02;
    Tensor phase = Torch.arange(0, count, DType.FLOAT64).mul(0.37).add(1.3 * index);
    return phase.sin().mul(amplitude).add(base);
  }

  private static double[] wanted(int size) throws IOException {
    try (InputStream in = resource("pictures.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(size + "\t"))
          .flatMap(line -> Stream.of(line.split("\t")).skip(1))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }

  private static void near(Tensor row, double[] wanted, int at) {
    double[] expected = Arrays.copyOfRange(wanted, at, at + (int) row.numel());
    assertThat(row.toDoubleArray()).containsExactly(expected, within(5e-6));
  }

  private static void sums(Tensor x, double sum, double absolute) {
    Tensor wide = x.to(DType.FLOAT64);
    assertThat(wide.sum().item()).isCloseTo(sum, within(5e-7 * absolute));
    assertThat(wide.abs().sum().item()).isCloseTo(absolute, within(5e-7 * absolute));
  }
}
