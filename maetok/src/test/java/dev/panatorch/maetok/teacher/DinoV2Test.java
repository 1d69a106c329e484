package dev.panatorch.maetok.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.MissingWeightsException;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.UnsupportedFileException;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Mlp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a file of DINOv2's layout with random values. */
class DinoV2Test {

  private static final VitConfig PUBLISHED =
      new VitConfig(128, 2, 2, 256, 14, 42, true, true, Mlp.Gelu.EXACT);

  @TempDir private Path folder;

  private Path file(String extra) throws IOException {
    Path file = folder.resolve("dinov2.safetensors");
    try (var factory = Factory.of(Device.CPU, 1);
        var vit = new FrozenVit(factory, PUBLISHED);
        var scope = Scope.open()) {
      Map<String, Tensor> values = new LinkedHashMap<>(vit.stateDict());
      values.put("mask_token", Torch.zeros(1, 128));
      if (!extra.isEmpty()) {
        values.put(extra, Torch.zeros(1, 4, 128));
      }
      Safetensors.save(file, values);
    }
    return file;
  }

  /** 32 x 32 pixels become 28 x 28, and 3 x 3 positions become 2 x 2. */
  @Test
  void picturesAndPositionsAreResized() throws IOException {
    Path file = file("");
    long before = LiveTensors.count();
    try (var scope = Scope.open();
        var teacher = DinoV2.load(file, 32, Device.CPU, "");
        var plain =
            new FrozenVit(
                Factory.of(Device.CPU, 2),
                new VitConfig(128, 2, 2, 256, 14, 28, true, true, Mlp.Gelu.EXACT))) {
      assertThat(teacher.width()).isEqualTo(128);
      assertThat(teacher.tokens()).isEqualTo(4);
      plain.loadStateDict(Teacher.DINOV2_LARGE.fitted(Safetensors.load(file), plain.config()));
      Tensor images = Torch.arange(2L * 3 * 32 * 32).sin().reshape(2, 3, 32, 32);
      Tensor resized = images.upsampleBicubic2d(new long[] {28, 28}, false, null);

      Tensor tokens = teacher.forward(images);
      assertThat(tokens.shape()).containsExactly(2, 4, 128);
      assertThat(tokens.equal(plain.forward(resized))).isTrue();
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  /** Against DINOv2's own code, after REPA's changes to pictures and positions. */
  @ParameterizedTest
  @ValueSource(strings = {"registers", "gated", "both"})
  void registersAndTheGiantsLayersAreAsPublished(String kind) throws IOException {
    List<String[]> lines =
        resource()
            .lines()
            .map(line -> line.split("\t"))
            .filter(line -> line[0].equals(kind))
            .toList();
    String[] tokens = lines.getLast();
    Path file = folder.resolve(kind + ".safetensors");
    try (var scope = Scope.open()) {
      Map<String, Tensor> values = new LinkedHashMap<>();
      for (int i = 0; i < lines.size() - 1; i++) {
        String name = lines.get(i)[1];
        long[] shape = Arrays.stream(lines.get(i)).skip(2).mapToLong(Long::parseLong).toArray();
        double base = name.contains("norm") && name.endsWith(".weight") ? 0.9 : 0;
        values.put(name, wave(1.3 * i, shape).mul(0.1).add(base));
      }
      Safetensors.save(file, values);
      try (var teacher = DinoV2.load(file, 32, Device.CPU, "")) {
        assertThat(teacher.tokens()).isEqualTo(4);
        float[] all = teacher.forward(wave(0, 2, 3, 32, 32)).flatten().toFloatArray();
        for (int i = 2; i < tokens.length; i++) {
          assertThat(all[31 * (i - 2)]).isCloseTo(Float.parseFloat(tokens[i]), within(2e-5f));
        }
      }
    }
  }

  private static String resource() throws IOException {
    try (var stream = DinoV2Test.class.getResourceAsStream("dinov2.tsv")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Tensor wave(double phase, long... shape) {
    long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Torch.arange(count)
        .to(DType.FLOAT64)
        .mul(0.37)
        .add(phase)
        .sin()
        .to(DType.FLOAT32)
        .reshape(shape);
  }

  @Test
  void otherFilesAreRefusedAndNoneIsNamed() throws IOException {
    assertThatThrownBy(() -> DinoV2.load(null, 32, Device.CPU, "train without it"))
        .isInstanceOf(MissingWeightsException.class)
        .hasMessageContainingAll(
            "DINOv2 ViT-B/14", "dinov2_vitb14_pretrain.pth", "fbaipublicfiles", "train without it");
    Path more = file("storage_tokens");
    assertThatThrownBy(() -> DinoV2.load(more, 32, Device.CPU, ""))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("storage_tokens");
    Path other = folder.resolve("other.safetensors");
    try (var scope = Scope.open()) {
      Safetensors.save(other, Map.of("weight", Torch.ones(2)));
    }
    assertThatThrownBy(() -> DinoV2.load(other, 32, Device.CPU, ""))
        .isInstanceOf(UnsupportedFileException.class)
        .hasMessageContaining("there is no cls_token");
    assertThatThrownBy(() -> DinoV2.load(other, 40, Device.CPU, ""))
        .hasMessageContaining("multiple of 16");
  }
}
