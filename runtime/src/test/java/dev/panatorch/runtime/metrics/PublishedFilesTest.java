package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.TensorFileException;
import dev.panatorch.runtime.metrics.features.Features;
import dev.panatorch.runtime.metrics.inception.InceptionFeatures;
import dev.panatorch.runtime.metrics.inception.InceptionInput;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.metrics.perceptual.LpipsWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The files that others publish: their keys and shapes, which published.tsv lists, and files as the
 * genuine classes of Python write them. For the latter run {@code make_published.py FOLDER} and
 * give {@code -Dpanatorch.published=FOLDER}.
 */
class PublishedFilesTest {

  private static final String INCEPTION = InceptionFeatures.WEIGHTS.file();
  private static final String FIRST = "Conv2d_1a_3x3.conv.weight";

  /** Of the largest number; PyTorch's own float32 run is as far from its float64 run. */
  private static final double LIMIT = 5e-6;

  @TempDir private Path folder = Path.of("");

  @Test
  void keysAndShapesAreTakenStrictly() throws IOException {
    long before = LiveTensors.count();
    open(file(INCEPTION, Map.of()), null, null);
    for (Backbone backbone : Backbone.values()) {
      Path network = file(backbone.weights().file(), Map.of());
      Path linear = file(backbone.linearWeights().file(), Map.of());
      open(network, linear, backbone);
      Path whole = file(whole(backbone), Map.of());
      open(whole, null, backbone);
      open(whole, linear, backbone);
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static String whole(Backbone backbone) {
    return backbone == Backbone.VGG16 ? "lpips-vgg.pth" : "lpips-alex.pth";
  }

  private static void open(Path file, @Nullable Path linear, @Nullable Backbone backbone)
      throws IOException {
    if (backbone == null) {
      InceptionFeatures.load(file, InceptionInput.TF1, Device.CPU, "").close();
    } else {
      LpipsWeights.load(backbone, file, linear, Device.CPU, null, "").close();
    }
  }

  /** A key less, one more, another shape. */
  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    for (Backbone backbone : Backbone.values()) {
      file(backbone.weights().file(), Map.of());
      file(backbone.linearWeights().file(), Map.of());
    }
    refused(INCEPTION, FIRST, "", "missing", FIRST);
    refused(INCEPTION, "AuxLogits.fc.bias", "1000", "AuxLogits.fc.bias");
    refused(INCEPTION, "fc.bias", "1000", "fc.bias: [1000] given, [1008] needed");
    for (Backbone backbone : Backbone.values()) {
      for (String name : List.of(backbone.weights().file(), whole(backbone))) {
        String key = published(name).keySet().iterator().next();
        refused(name, key, "", "missing", key);
        refused(name, key, "64x3x7x9", key + ": [64, 3, 7, 9] given");
        refused(name, "features.99.bias", "4", "features.99.bias");
      }
      refused(whole(backbone), "lin2.model.1.weight", "", "missing", "lin2.model.1.weight");
      refused(backbone.linearWeights().file(), "lin0.model.1.weight", "1x3x1x1", "[1, 3, 1, 1]");
    }
  }

  private void refused(String name, String key, String shape, String... parts) throws IOException {
    Path changed = file(name, Map.of(key, shape));
    Backbone backbone =
        name.equals(INCEPTION) ? null : name.contains("vgg") ? Backbone.VGG16 : Backbone.ALEXNET;
    boolean part = !name.equals(INCEPTION) && !name.startsWith("lpips");
    assertThatThrownBy(() -> open(part ? folder : changed, part ? folder : null, backbone))
        .isInstanceOf(TensorFileException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContainingAll(name, "https://");
    file(name, Map.of());
  }

  /** A file of zeros that takes no room on the disk; changes have no shape where a key goes. */
  private Path file(String name, Map<String, String> changes) throws IOException {
    Map<String, String> shapes = new LinkedHashMap<>(published(name));
    shapes.putAll(changes);
    shapes.values().removeIf(String::isEmpty);
    List<String> entries = new ArrayList<>();
    long end = 0;
    for (Map.Entry<String, String> entry : shapes.entrySet()) {
      long bytes = Float.BYTES;
      for (String size : entry.getValue().split("x")) {
        bytes *= Long.parseLong(size);
      }
      entries.add(
          "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
              .formatted(entry.getKey(), entry.getValue().replace('x', ','), end, end + bytes));
      end += bytes;
    }
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(name);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(length.putLong(header.length).flip());
      channel.write(ByteBuffer.wrap(header));
      channel.write(ByteBuffer.allocate(1), Long.BYTES + header.length + end - 1);
    }
    return file;
  }

  private static Map<String, String> published(String file) throws IOException {
    Map<String, String> shapes = new LinkedHashMap<>();
    try (var in = PublishedFilesTest.class.getResourceAsStream("published.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      boolean wanted = false;
      for (String line : text.lines().toList()) {
        String[] columns = line.split("\t");
        if (columns.length == 1) {
          wanted = line.equals(file);
        } else if (wanted) {
          shapes.put(columns[0], columns[1]);
        }
      }
    }
    assertThat(shapes).as(file).isNotEmpty();
    return shapes;
  }

  private static Path made() {
    String given = System.getProperty("panatorch.published");
    Assumptions.assumeTrue(given != null, "needs the files of make_published.py, 1.1 GB");
    return Path.of(given);
  }

  @ParameterizedTest
  @CsvSource({
    "pt_inception-2015-12-05-6726825d.pth, HALF_PIXEL, half-pixel",
    "pt_inception-2015-12-05-6726825d.pth, TF1, tf1",
    "inception-counted.pth, TF1, tf1"
  })
  void inceptionIsPyTorchs(String file, InceptionInput input, String wanted) throws IOException {
    Path made = made();
    try (var scope = Scope.open();
        var network = InceptionFeatures.load(made.resolve(file), input, Device.CPU, "")) {
      Map<String, Tensor> reference = Safetensors.load(made.resolve("reference.safetensors"));
      Features features = network.features(reference.get("images"));
      Tensor logits = Objects.requireNonNull(features.logits());
      Tensor own =
          input == InceptionInput.TF1
              ? Torch.cat(List.of(features.pooled(), logits), 1)
              : features.pooled();
      requireClose(file + " " + wanted, own, reference, wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "VGG16, vgg16-397923af.pth, vgg.pth",
    "VGG16, lpips-vgg.pth,",
    "ALEXNET, alexnet-owt-7be5be79.pth, alex.pth",
    "ALEXNET, lpips-alex.pth,"
  })
  void lpipsIsPyTorchs(Backbone backbone, String network, @Nullable String linear)
      throws IOException {
    Path made = made();
    Path channels = linear == null ? null : made.resolve(linear);
    try (var scope = Scope.open();
        var mode = GradMode.noGrad();
        Lpips lpips =
            LpipsWeights.load(backbone, made.resolve(network), channels, Device.CPU, null, "")) {
      Map<String, Tensor> reference = Safetensors.load(made.resolve("reference.safetensors"));
      Tensor images = reference.get("images").to(DType.FLOAT32).div(127.5).sub(1.0);
      Tensor own = lpips.forward(images, images.flip(0));
      String wanted = backbone == Backbone.VGG16 ? "vgg16" : "alexnet";
      requireClose(network, own, reference, wanted);
    }
  }

  private static void requireClose(
      String what, Tensor own, Map<String, Tensor> reference, String name) {
    Tensor wanted = reference.get(name);
    Tensor precise = reference.get(name + "64");
    double largest = precise.abs().max().item();
    double deviation = apart(own, wanted) / largest;
    System.out.printf(
        "%s: off by %.1e of the largest; from float64 %.1e, PyTorch's own %.1e%n",
        what, deviation, apart(own, precise) / largest, apart(wanted, precise) / largest);
    assertThat(own.shape()).isEqualTo(wanted.shape());
    assertThat(deviation).as(what).isLessThan(LIMIT);
  }

  private static double apart(Tensor a, Tensor b) {
    return a.to(DType.FLOAT64).sub(b.to(DType.FLOAT64)).abs().max().item();
  }
}
