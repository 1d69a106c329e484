package dev.panatorch.tools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.maetok.AuxiliaryConfig;
import dev.panatorch.maetok.AuxiliaryTarget;
import dev.panatorch.maetok.BottleneckConfig;
import dev.panatorch.maetok.DecoderConfig;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokLoss;
import dev.panatorch.maetok.MaskingConfig;
import dev.panatorch.maetok.TransformerConfig;
import dev.panatorch.maetok.loss.AdversarialConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerPresetsTest {

  @TempDir private Path folder;

  static Stream<String> tokenizers() {
    return Presets.NAMES.stream()
        .filter(name -> name.startsWith("maetok-") || name.startsWith("softvq-"));
  }

  private static TokenizerPreset load(String name, String... overrides) {
    return Presets.load(name, List.of(overrides), TokenizerPreset.class);
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void everyPresetLoadsAndSurvivesBeingShown(String name) throws IOException {
    Path shown = folder.resolve("shown.yaml");
    Files.writeString(shown, Presets.show(name, List.of()));
    assertThat(load(shown.toString())).isEqualTo(load(name));
    Files.writeString(shown, Yaml.write(load(name)));
    assertThat(load(shown.toString())).isEqualTo(load(name));
    assertThat(load(name).tuning().masked()).isEqualTo(0.6);
  }

  @ParameterizedTest
  @CsvSource({"maetok-b-256, 256", "maetok-b-512, 512"})
  void thePublishedOnesAreThePublishedModels(String name, int size) {
    TokenizerPreset preset = load(name);
    assertThat(preset.model().withAuxiliary(Map.of())).isEqualTo(MaeTokConfig.base(size));
    assertThat(preset.model().auxiliary())
        .containsOnlyKeys(AuxiliaryTarget.HOG, AuxiliaryTarget.DINO, AuxiliaryTarget.CLIP)
        .allSatisfy((target, one) -> assertThat(one).isEqualTo(AuxiliaryConfig.published(target)));
    assertThat(preset.loss()).isEqualTo(MaeTokLoss.published());
    TrainingSettings training = preset.training();
    assertThat((long) training.batchSize() * training.accumulation()).isEqualTo(512);
    assertThat(training.updates()).isEqualTo(500_400);
    var rate = training.optimization().learningRate();
    assertThat(rate.at(0)).isEqualTo(1e-5);
    assertThat(rate.at(1)).isCloseTo(1.003797e-5, within(1e-11));
    assertThat(rate.at(5003)).isCloseTo(1.999620e-4, within(1e-10));
    assertThat(rate.at(100_000)).isCloseTo(1.828381e-4, within(1e-10));
    assertThat(rate.at(500_400)).isCloseTo(2e-5, within(1e-12));
    assertThat(preset.tuning().training().updates()).isEqualTo(50_000);
  }

  @Test
  void variantsDifferInWhatTheirNamesSay() {
    TokenizerPreset base = load("maetok-b-256");
    assertThat(load("maetok-b-256-ae").model())
        .isEqualTo(
            base.model()
                .withAuxiliary(Map.of())
                .withMasking(new MaskingConfig(0, 0, MaskingConfig.Draw.TRUNCATED_NORMAL)));
    assertThat(load("maetok-b-256-vae").model())
        .isEqualTo(load("maetok-b-256-ae").model().withBottleneck(BottleneckConfig.Kl.published()));
    assertThat(load("maetok-b-256-vae-mm").model())
        .isEqualTo(base.model().withBottleneck(BottleneckConfig.Kl.published()));
    assertThat(load("maetok-b-256-pixel").model()).isEqualTo(base.model().withAuxiliary(Map.of()));
    assertThat(load("maetok-b-256-dino").model().auxiliary())
        .containsOnlyKeys(AuxiliaryTarget.DINO);
    assertThat(load("maetok-b-256-clip").training().updates()).isEqualTo(250_000);
    assertThat(load("maetok-laion-512").model().auxiliary()).hasSize(4);
  }

  @Test
  void softVqIsThePublishedOne() {
    TokenizerPreset preset = load("softvq-l-64");
    MaeTokConfig model = preset.model();
    assertThat(model.bottleneck()).isEqualTo(BottleneckConfig.SoftVq.published());
    assertThat(model.encoder()).isEqualTo(new TransformerConfig(1024, 24, 16));
    assertThat(model.decoder().kind()).isEqualTo(DecoderConfig.Kind.PLAIN);
    assertThat(model.masking().enabled()).isFalse();
    assertThat(model.auxiliary()).containsOnlyKeys(AuxiliaryTarget.DINO);
    assertThat(preset.loss().adversarial()).isEqualTo(AdversarialConfig.SOFT_VQ);
    assertThat(preset.training().updates()).isEqualTo(50 * 5004);
  }

  @Test
  void whatTheCommentsSayCanBeSet() {
    assertThat(
            load(
                    "maetok-b-256",
                    "model.masking.minimum=0.2",
                    "model.auxiliary.HOG.decoder.transformer.depth=6",
                    "model.auxiliary.CLIP.decoder=null",
                    "model.auxiliary.DINO=null",
                    "model.positions.kind=ABSOLUTE",
                    "loss.judge=PATCH")
                .model()
                .auxiliary())
        .containsOnlyKeys(AuxiliaryTarget.HOG, AuxiliaryTarget.CLIP);
    assertThat(load("maetok-b-256", "model.latentTokens=0").model().latents()).isEqualTo(256);
    assertThat(
            load(
                    "maetok-s-64",
                    "model.masking={minimum: 0.0, maximum: 0.0, draw: UNIFORM}",
                    "model.auxiliary={}",
                    "model.bottleneck={kind: KL, weight: 1.0e-6}")
                .model()
                .bottleneck())
        .isEqualTo(new BottleneckConfig.Kl(1e-6));
    assertThat(load("maetok-b-256", "model.latentTokens=64").model().latents()).isEqualTo(64);
  }

  @Test
  void aBaseMustBeAnother() throws IOException {
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, "base: " + own + "\n");
    assertThatThrownBy(() -> load(own.toString())).hasMessageContaining("\"base\"");
    Files.writeString(own, "base: maetok-s-64\nmodle: {imageSize: 32}\n");
    assertThatThrownBy(() -> load(own.toString())).hasMessageContaining("did you mean \"model\"");
  }
}
