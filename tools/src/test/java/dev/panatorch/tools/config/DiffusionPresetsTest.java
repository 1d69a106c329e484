package dev.panatorch.tools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.diffusion.training.DiffusionLoss;
import dev.panatorch.diffusion.transport.TimeSampling;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.optim.EmaDecay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped presets of denoisers: they make the published models, and their parts agree. */
class DiffusionPresetsTest {

  private static final LatentLayout TOKENS = LatentLayout.tokens(128, 32);

  @ParameterizedTest
  @CsvSource({
    "sit-xl, 0, 675000608",
    "sit-l, 0, 457988128",
    "lightningdit-xl, 0, 675109280",
    "sit-xl-gft, 0, 675131680",
    "sit-xl-2d, 4, 675129632",
    "sit-xl-2d-repa, 4, 683242512",
    "dit-xl-2d, 4, 675129632",
    "lightningdit-xl-2d, 32, 675256736",
    "lightningdit-xl-2d-800, 32, 675256736",
    "usit-2b, 0, 1580134432",
    "usit-2b, 32, 1580396576",
    "usit-h, 32, 500868896"
  })
  void presetsMakeThePublishedModels(String name, long channels, long parameters) {
    DiffusionPreset preset = Presets.load(name, List.of(), DiffusionPreset.class);
    LatentLayout layout =
        channels == 0
            ? TOKENS
            : channels == 4 ? LatentLayout.map(4, 32, 32) : LatentLayout.map(32, 16, 16);
    DenoiserConfig config = preset.network().of(layout, 1000, true);
    try (var model = config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32))) {
      assertThat(model.parameterCount()).isEqualTo(parameters);
    }
  }

  /** What is trained and how it is sampled suit the network, in presets and whole recipes. */
  @ParameterizedTest
  @CsvSource({
    "sit-tiny",
    "sit-s",
    "sit-l",
    "sit-xl",
    "sit-xl-gft",
    "sit-xl-2d",
    "lightningdit-s",
    "lightningdit-xl",
    "lightningdit-xl-2d",
    "lightningdit-xl-2d-800",
    "usit-h",
    "usit-2b",
    "dit-xl-2d"
  })
  void thePartsOfAPresetAgree(String name) {
    String blocks = name.startsWith("usit") ? "network" : "network.backbone";
    DiffusionPreset preset =
        Presets.load(
            name,
            List.of(blocks + ".depth=2", blocks + ".width=48", blocks + ".heads=2"),
            DiffusionPreset.class);
    DenoiserConfig config = preset.network().of(LatentLayout.map(4, 8, 8), 3, true);
    try (var factory = Factory.of(Device.CPU, 1);
        var model = config.create(factory);
        var loss = DiffusionLoss.of(model, preset.loss())) {
      assertThat(preset.sampling().sampler(config.parameterization(), 1)).isNotNull();
      assertThat(preset.training().optimization().learningRate().at(0)).isNotNegative();
      assertThat(loss).isNotNull();
    }
    assertThat(Presets.NAMES).contains(name);
  }

  /** 480 epochs of 800, each of 1,250 updates. */
  @Test
  void theLongRunOfLightningDitEndsWithUniformTimes() {
    DiffusionPreset preset =
        Presets.load("lightningdit-xl-2d-800", List.of(), DiffusionPreset.class);
    assertThat(preset.training().updates()).isEqualTo(800 * 1250);
    assertThat(preset.loss().uniformAfter()).isEqualTo(480L * 1250 * 1024);
    assertThat(preset.loss().times()).isEqualTo(TimeSampling.LOGIT_NORMAL);
  }

  /** DC-AE's averages: 0.9999 (1 - exp(-update / 2000)). */
  @Test
  void theAveragesOfUsitForgetTheirStart() {
    DiffusionPreset preset = Presets.load("usit-h", List.of(), DiffusionPreset.class);
    assertThat(preset.training().optimization().emaDecay()).isEqualTo(new EmaDecay(0.9999, 2000));
  }

  @Test
  void aNetworkOfNoKindIsRefused() {
    assertThatThrownBy(
            () -> Presets.load("sit-s", List.of("network.kind=unet"), DiffusionPreset.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("at \"network\": it must name its kind, one of TRANSFORMER, UVIT");
  }

  @Test
  void aSettingIsChangedByItsKey() {
    SamplingSettings settings =
        Presets.with(
            SamplingSettings.MAETOK_256,
            List.of("sde.form=SIGMA", "guidance.channels=FIRST_THREE"),
            SamplingSettings.class);
    assertThat(settings.guidance().scale()).isEqualTo(1.9);
    assertThat(settings.sde().form().name()).isEqualTo("SIGMA");
    assertThatThrownBy(
            () -> Presets.with(settings, List.of("sde.frm=SIGMA"), SamplingSettings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("did you mean \"form\"");
  }
}
