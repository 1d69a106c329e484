package dev.panatorch.tools.run;

import dev.panatorch.diffusion.model.Backbone;
import dev.panatorch.diffusion.model.DenoiserConfig;
import dev.panatorch.diffusion.model.DenoiserModule;
import dev.panatorch.diffusion.model.DenoiserWeights;
import dev.panatorch.diffusion.model.TransformerConfig;
import dev.panatorch.diffusion.model.UVitConfig;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Parameterization;
import dev.panatorch.maetok.MaeTok;
import dev.panatorch.maetok.MaeTokConfig;
import dev.panatorch.maetok.MaeTokWeights;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.tools.config.TokenizerPreset;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The model that weights are found to be of: what its run says, or else what names and shapes tell.
 *
 * @param kind {@code tokenizer}, {@code denoiser}, or {@code unknown} with the reason
 * @param network its architecture, or null where it is unknown
 * @param configuration what can be known of it, or null
 * @param times what a denoiser's times and outputs mean; null for other models
 * @param parameters names of what is trained; null where the model is unknown
 * @param buffers names of the rest of it
 */
record FoundModel(
    String kind,
    @Nullable String network,
    @Nullable Object configuration,
    @Nullable String times,
    @Nullable Set<String> parameters,
    Set<String> buffers) {

  private static final String NOT_RECORDED =
      "not recorded: noise at time 0 (--weights-of sit) for SiT, LightningDiT and USiT, at time 1"
          + " (repa) for REPA and MAETok, numbered steps (dit) for DiT";

  static FoundModel of(SavedModel saved, Weights weights) throws IOException {
    Map<String, ?> description = saved.description();
    if (description == null) {
      return ofFile(weights);
    }
    String kind = String.valueOf(description.get("kind"));
    return switch (kind) {
      case "tokenizer" -> tokenizer(saved.part("preset", TokenizerPreset.class).model());
      case "denoiser" -> recorded(saved.part("denoiser", DenoiserDescription.class).network());
      default -> unknown(kind);
    };
  }

  private static FoundModel ofFile(Weights weights) {
    String noTokenizer;
    try {
      return tokenizer(MaeTokWeights.configuration(weights));
    } catch (IllegalArgumentException e) {
      noTokenizer = e.getMessage();
    }
    try {
      return inferred(weights);
    } catch (IllegalArgumentException e) {
      return unknown(
          "unknown: no tokenizer (%s), no denoiser (%s)".formatted(noTokenizer, e.getMessage()));
    }
  }

  private static FoundModel unknown(String kind) {
    return new FoundModel(kind, null, null, null, null, Set.of());
  }

  private static FoundModel tokenizer(MaeTokConfig config) {
    try (var model = new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), config)) {
      return new FoundModel(
          "tokenizer",
          "MAETok",
          config,
          null,
          Set.copyOf(model.parameters().keySet()),
          Set.copyOf(model.buffers().keySet()));
    }
  }

  private static FoundModel recorded(DenoiserConfig config) {
    String times =
        switch (config.parameterization()) {
          case Flow flow ->
              "noise at time %.0f; %s path, the output is the %s"
                  .formatted(flow.convention().noiseTime(), flow.path(), flow.prediction());
          case NoiseSteps steps -> "noise after numbered steps";
        };
    return denoiser(
        config, name(config, config.parameterization()), SavedModel.asMap(config), times);
  }

  /** Times and heads stay open where the weights do not show them; shapes depend on neither. */
  private static FoundModel inferred(Weights weights) {
    boolean heads = true;
    DenoiserConfig config;
    try {
      config = DenoiserWeights.config(weights, Flow.NOISE_AT_ZERO, OptionalLong.empty());
    } catch (IllegalArgumentException e) {
      config = DenoiserWeights.config(weights, Flow.NOISE_AT_ZERO, OptionalLong.of(1));
      heads = false;
    }
    Map<String, Object> shown = SavedModel.asMap(config);
    shown.remove("parameterization");
    if (!heads) {
      Object inside = shown.get("backbone");
      Map<?, ?> holder = inside instanceof Map<?, ?> backbone ? backbone : shown;
      holder.remove("heads");
    }
    return denoiser(
        config,
        name(config, null) + (heads ? "" : ", whose heads the weights do not show (--heads)"),
        shown,
        NOT_RECORDED);
  }

  private static FoundModel denoiser(
      DenoiserConfig config, String network, Object configuration, String times) {
    try (DenoiserModule model = config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32))) {
      return new FoundModel(
          "denoiser",
          network,
          configuration,
          times,
          Set.copyOf(model.parameters().keySet()),
          Set.copyOf(model.buffers().keySet()));
    }
  }

  private static String name(DenoiserConfig config, @Nullable Parameterization meaning) {
    return switch (config) {
      case UVitConfig uvit -> "USiT";
      case TransformerConfig transformer
          when transformer.backbone().feedForward() == Backbone.FeedForward.SWIGLU ->
          "LightningDiT";
      case TransformerConfig transformer when meaning instanceof NoiseSteps -> "DiT";
      // DiT and the original SiT have the same names and shapes.
      case TransformerConfig transformer when meaning == null && transformer.learnSigma() ->
          "SiT or DiT";
      case TransformerConfig transformer -> "SiT";
    };
  }
}
