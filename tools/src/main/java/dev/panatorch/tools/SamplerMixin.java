package dev.panatorch.tools;

import dev.panatorch.diffusion.generation.GuidanceSettings;
import dev.panatorch.diffusion.generation.SamplingSettings;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.Presets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that make images: the way from noise to image. */
final class SamplerMixin {

  @Option(
      names = "--sampler",
      description = "One of ${COMPLETION-CANDIDATES}; default: the preset's.")
  private SamplingSettings.@Nullable Method sampler;

  @Option(
      names = "--steps",
      converter = OptionTypes.AtLeastOne.class,
      description = "Steps from noise to image; default: the preset's.")
  private @Nullable Integer steps;

  @Option(
      names = "--cfg",
      description =
          "Scale of the guidance: classifier-free, or with --guide autoguidance; 1 is none;"
              + " default: the preset's.")
  private @Nullable Double guidance;

  @Option(
      names = "--cfg-interval",
      split = ",",
      arity = "1",
      paramLabel = "LOW,HIGH",
      description = "Noisiness between which guidance acts.")
  private List<Double> interval = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Changes one of the sampler's settings: shift, sde.form, sde.norm, sde.lastStep,"
              + " sde.lastStepSize, tolerance.absolute, tolerance.relative, eta,"
              + " guidance.channels; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  /**
   * The settings of a preset with what these options change.
   *
   * @param guided whether there is a network to be guided away from
   */
  SamplingSettings settings(SamplingSettings preset, boolean guided) {
    SamplingSettings settings = changed(preset);
    if (guided && settings.guidance().scale() <= 1) {
      throw new ConfigException(
          "--guide does nothing at a scale of %s; give --cfg above 1"
              .formatted(settings.guidance().scale()));
    }
    return settings;
  }

  private SamplingSettings changed(SamplingSettings preset) {
    if (!interval.isEmpty() && interval.size() != 2) {
      throw new ConfigException("--cfg-interval takes two numbers, LOW,HIGH");
    }
    GuidanceSettings own = preset.guidance();
    try {
      SamplingSettings chosen =
          preset
              .with(
                  sampler == null ? preset.method() : sampler,
                  steps == null ? preset.steps() : steps)
              .with(
                  new GuidanceSettings(
                      guidance == null ? own.scale() : guidance,
                      interval.isEmpty() ? own.low() : interval.get(0),
                      interval.isEmpty() ? own.high() : interval.get(1),
                      own.channels()));
      return Presets.with(chosen, overrides, SamplingSettings.class);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--steps, --cfg or --cfg-interval: " + e.getMessage());
    }
  }
}
