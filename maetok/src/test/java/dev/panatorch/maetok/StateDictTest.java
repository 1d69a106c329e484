package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names, shapes and counts of parameters against lists taken from the published classes. */
class StateDictTest {

  private static MaeTok model(MaeTokConfig config) {
    return new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), config);
  }

  private static DecoderConfig decoder(DecoderConfig.Kind kind, boolean classToken) {
    return new DecoderConfig(new TransformerConfig(768, 12, 12), kind, classToken, 0.05, 0);
  }

  private static Map<AuxiliaryTarget, AuxiliaryConfig> published(AuxiliaryTarget... targets) {
    return Stream.of(targets).collect(Collectors.toMap(t -> t, AuxiliaryConfig::published));
  }

  private static Map<String, String> published(String model) throws IOException {
    try (var in = StateDictTest.class.getResourceAsStream("state-dicts.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .filter(columns -> columns[0].equals(model))
          .collect(Collectors.toMap(c -> c[1], c -> c[2] + " " + c[3], (a, b) -> a, TreeMap::new));
    }
  }

  private static Map<String, String> own(MaeTok model) {
    var own = new TreeMap<String, String>();
    model.parameters().forEach((name, tensor) -> own.put(name, shape(tensor) + " param"));
    model.buffers().forEach((name, tensor) -> own.put(name, shape(tensor) + " buffer"));
    return own;
  }

  private static String shape(Tensor tensor) {
    return Arrays.stream(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }

  private static Map<String, long[]> shapes(MaeTok model) {
    var shapes = new LinkedHashMap<String, long[]>();
    model.stateDict().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }

  @Test
  void namesAndShapesAt256() throws IOException {
    try (var model = model(MaeTokConfig.base(256))) {
      assertThat(own(model)).isEqualTo(published("ae256"));
      assertThat(model.parameterCount()).isEqualTo(173_891_360);
      assertThat(model.stateDict()).hasSize(316);
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(model.config());
    }
  }

  @Test
  void namesAndShapesAt512() throws IOException {
    try (var model = model(MaeTokConfig.base(512))) {
      assertThat(own(model)).isEqualTo(published("ae512"));
      assertThat(model.parameterCount()).isEqualTo(175_071_008);
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(model.config());
    }
  }

  @Test
  void namesAndShapesWithTheAuxiliaryDecoder() throws IOException {
    var config = MaeTokConfig.base(256).withAuxiliary(published(AuxiliaryTarget.HOG));
    try (var model = model(config)) {
      Map<String, String> expected = published("ae256");
      expected.putAll(published("hog"));
      assertThat(own(model)).isEqualTo(expected);
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(config);
    }
  }

  @Test
  void namesAndShapesWithAllAuxiliaryDecoders() throws IOException {
    AuxiliaryTarget[] all = {AuxiliaryTarget.HOG, AuxiliaryTarget.DINO, AuxiliaryTarget.CLIP};
    var config = MaeTokConfig.base(256).withAuxiliary(published(all));
    try (var model = model(config)) {
      Map<String, String> expected = published("ae256");
      for (AuxiliaryTarget target : all) {
        expected.putAll(published(target.key()));
      }
      assertThat(own(model)).isEqualTo(expected);
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(config);
    }
  }

  @Test
  void softVqHasThePublishedNames() {
    var vitL = new TransformerConfig(1024, 24, 16);
    MaeTokConfig config =
        MaeTokConfig.base(256)
            .withLatentTokens(64)
            .withBottleneck(BottleneckConfig.SoftVq.published())
            .withEncoder(vitL)
            .withDecoder(new DecoderConfig(vitL, DecoderConfig.Kind.PLAIN, true, 0.05, 0))
            .withPositions(PositionConfig.absolute(256))
            .withMasking(MaskingConfig.none());
    try (var model = model(config)) {
      assertThat(own(model))
          .containsEntry("quantize.embedding", "4x8192x32 param")
          .containsEntry("quantize.codebook_used", "4x65536 buffer");
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(config);
    }
  }

  @Test
  void otherNumbersOfLatentsAndOtherSizes() {
    MaeTokConfig base = MaeTokConfig.base(256);
    for (int latents : new int[] {64, 256}) {
      // Latent tokens of the encoder and positions of both.
      check(base.withLatentTokens(latents), 173_891_360 + (latents - 128) * 3 * 768, 316);
    }
    var small = new TransformerConfig(384, 6, 6);
    MaeTokConfig smaller =
        base.withEncoder(small)
            .withDecoder(new DecoderConfig(small, DecoderConfig.Kind.MODULATED, false, 0.05, 0));
    try (var model = model(smaller)) {
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(smaller);
    }
  }

  @Test
  void variantsHaveThePublishedCounts() {
    MaeTokConfig base = MaeTokConfig.base(256);
    MaeTokConfig plain = base.withDecoder(decoder(DecoderConfig.Kind.PLAIN, false));
    check(base.withDecoder(decoder(DecoderConfig.Kind.MODULATED, true)), 173_892_128, 317);
    check(plain, 172_680_992, 364);
    check(plain.withPositions(PositionConfig.absolute(256)), 172_662_560, 358);
    check(base.withMasking(MaskingConfig.none()), 173_890_592, 315);
  }

  @Test
  void imageTokensAsLatentsNeedNoTokensOfTheirOwn() {
    MaeTokConfig base = MaeTokConfig.base(256).withAuxiliary(published(AuxiliaryTarget.HOG));
    MaeTokConfig imageTokens = base.withLatentTokens(0);
    try (var with = model(base);
        var without = model(imageTokens)) {
      var expected = new TreeMap<>(own(with));
      expected.keySet().removeIf(name -> name.matches(".*[.](latent_tokens|latent_pos_embed)"));
      expected.keySet().removeIf(name -> name.matches("decoder(_hog)?[.]mask_token"));
      assertThat(own(without)).isEqualTo(expected);
      assertThat(MaeTokLayout.infer(shapes(without))).isEqualTo(imageTokens);
    }
  }

  private static void check(MaeTokConfig config, long parameters, int tensors) {
    try (var model = model(config)) {
      assertThat(model.parameterCount()).isEqualTo(parameters);
      assertThat(model.stateDict()).hasSize(tensors);
      assertThat(MaeTokLayout.infer(shapes(model))).isEqualTo(config);
    }
  }

  @Test
  void otherModelsAreRefused() {
    assertThatThrownBy(
            () -> MaeTokLayout.infer(Map.of("quantize.embedding.weight", new long[] {8192, 32})))
        .hasMessageContaining("VQ tokenizer");
    assertThatThrownBy(() -> MaeTokLayout.infer(Map.of("pos_embed", new long[] {1, 128, 1152})))
        .hasMessageContaining("not a MAETok tokenizer");
  }
}
