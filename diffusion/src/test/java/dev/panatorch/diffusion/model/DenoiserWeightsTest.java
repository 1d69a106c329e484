package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.diffusion.transport.NoiseSteps;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.Prediction;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.Weights;
import dev.panatorch.runtime.nn.Attention.HeadNorm;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.StateDictException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenoiserWeightsTest {

  private static final Flow COSINE =
      new Flow(Path.COSINE, TimeConvention.NOISE_AT_ZERO, Prediction.NOISE);
  private static final LatentInput.Patches MAP = new LatentInput.Patches(16, 32, 1);
  private static final LatentInput.Tokens TOKENS = new LatentInput.Tokens(128, 32);

  @Test
  void publishedModelsAreRecognised() {
    TransformerConfig lightning = TransformerConfig.lightningDit(MAP, TransformerSize.B, 1000);
    TransformerConfig sit = TransformerConfig.sit(TOKENS, TransformerSize.S, 1000);
    for (DenoiserConfig config :
        List.of(
            TransformerConfig.sit(TOKENS, TransformerSize.B, 1000),
            TransformerConfig.sit(new LatentInput.Patches(32, 4, 2), TransformerSize.S, 1000),
            TransformerConfig.dit(new LatentInput.Patches(32, 4, 8), TransformerSize.S, 1000),
            TransformerConfig.dit(TOKENS, TransformerSize.S, 1000),
            lightning,
            lightning.with(Backbone.lightningDit(TransformerSize.B).withHeadNorm(HeadNorm.RMS)),
            TransformerConfig.lightningDit(TOKENS, TransformerSize.L, 10)
                .with(Backbone.lightningDit(1, 1024, 16)),
            sit.withTemperature(true),
            sit.with(ProjectorConfig.REPA),
            new UVitConfig(MAP, 4, 512, 8, 4, 1000, true, Flow.NOISE_AT_ZERO))) {
      assertThat(
              DenoiserWeights.config(
                  shapes(config), config.parameterization(), OptionalLong.empty()))
          .isEqualTo(config);
    }
  }

  @Test
  void modelsOfOtherSizesAreRecognisedOnceTheirHeadsAreTold() {
    var backbone =
        new Backbone(
            3,
            32,
            4,
            2.5,
            Backbone.Norm.LAYER,
            Backbone.FeedForward.MLP,
            HeadNorm.NONE,
            false,
            false);
    var config =
        new TransformerConfig(
            new LatentInput.Patches(8, 4, 2), backbone, 7, true, false, false, null, COSINE);

    assertThat(DenoiserWeights.config(shapes(config), COSINE, OptionalLong.of(4)))
        .isEqualTo(config);
    assertThatThrownBy(() -> DenoiserWeights.config(shapes(config), COSINE, OptionalLong.empty()))
        .hasMessageContaining("how many heads a model of width 32 has");
  }

  /** As LDMAE's model of faces: one class and no class for none. */
  @Test
  void aTableOfOneRowIsOneClass() {
    var config =
        new TransformerConfig(
            MAP, Backbone.lightningDit(1, 64, 4), 1, false, false, false, null, Flow.NOISE_AT_ZERO);

    assertThat(DenoiserWeights.config(shapes(config), Flow.NOISE_AT_ZERO, OptionalLong.empty()))
        .isEqualTo(config);
  }

  @Test
  void otherWeightsAreRefusedByName() {
    Map<String, long[]> shapes =
        new LinkedHashMap<>(
            shapes(TransformerConfig.sit(new LatentInput.Tokens(16, 8), TransformerSize.S, 5)));
    shapes.put("final_layer.linear.weight", new long[] {9, 384});
    assertThatThrownBy(
            () -> DenoiserWeights.config(shapes, Flow.NOISE_AT_ONE, OptionalLong.empty()))
        .hasMessageContaining("final_layer.linear.weight has 9 rows")
        .hasMessageContaining("needs 8");

    shapes.remove("y_embedder.embedding_table.weight");
    shapes.put("final_layer.linear.weight", new long[] {8, 384});
    assertThatThrownBy(
            () -> DenoiserWeights.config(shapes, Flow.NOISE_AT_ONE, OptionalLong.empty()))
        .hasMessageContaining("there is no \"y_embedder.embedding_table.weight\"");
  }

  @Test
  void weightsThatSayTheirVarianceIsLearnedMustMeanIt() {
    Map<String, long[]> shapes = shapes(TransformerConfig.sit(TOKENS, TransformerSize.S, 5));
    assertThatThrownBy(() -> DenoiserWeights.config(shapes, NoiseSteps.DIT, OptionalLong.empty()))
        .hasMessageContaining("learnSigma is false, but the process says true");
  }

  @Test
  void aFileIsLoadedStrictly(@TempDir java.nio.file.Path folder) throws IOException {
    DenoiserConfig config =
        Golden.lightningDit(new LatentInput.Tokens(4, 8), Backbone.lightningDit(2, 64, 4), 5);
    java.nio.file.Path file = folder.resolve("model.safetensors");
    try (var from = Golden.model(config, 0.05)) {
      Safetensors.save(file, from.stateDict());
      try (var to =
          DenoiserWeights.load(
              file, Flow.NOISE_AT_ZERO, OptionalLong.empty(), Device.CPU, DType.FLOAT32)) {
        assertThat(to.config()).isEqualTo(config);
        assertThat(to.isTraining()).isFalse();
        from.stateDict()
            .forEach((name, value) ->
                assertThat(value.equal(to.stateDict().get(name))).as(name).isTrue());
      }
      Map<String, Tensor> values = new LinkedHashMap<>(from.stateDict());
      values.remove("blocks.0.attn.qkv.bias");
      try (var scope = Scope.open()) {
        values.put("blocks.2.attn.qkv.bias", Tensor.of(new float[96], 96));
        Safetensors.save(file, values);
      }
    }
    assertThatThrownBy(() ->
            DenoiserWeights.load(
                file, Flow.NOISE_AT_ZERO, OptionalLong.empty(), Device.CPU, DType.FLOAT32))
        .isInstanceOf(StateDictException.class)
        .hasMessageContaining("blocks.0.attn.qkv.bias")
        .hasMessageContaining("blocks.2.attn.qkv.bias");
  }

  /** REPA's published checkpoint counts the blocks behind its projector anew. */
  @Test
  void laterBlocksOfRepaAreBlocks(@TempDir java.nio.file.Path folder) throws IOException {
    TransformerConfig config =
        TransformerConfig.sit(new LatentInput.Tokens(4, 8), TransformerSize.S, 5)
            .with(Backbone.sit(10, 64, 4));
    java.nio.file.Path file = folder.resolve("last.safetensors");
    try (var from = Golden.model(config, 0.05)) {
      Map<String, Tensor> values = new LinkedHashMap<>();
      from.stateDict()
          .forEach((name, value) ->
              values.put(
                  name.replace("blocks.8.", "decoder_blocks.0.")
                      .replace("blocks.9.", "decoder_blocks.1."),
                  value));
      Safetensors.save(file, values);
      try (var to =
          DenoiserWeights.load(
              file, Flow.NOISE_AT_ONE, OptionalLong.of(4), Device.CPU, DType.FLOAT32)) {
        assertThat(to.config()).isEqualTo(config);
        from.stateDict()
            .forEach((name, value) ->
                assertThat(value.equal(to.stateDict().get(name))).as(name).isTrue());
      }
    }
  }

  /** At every temperature, and with a projector beside: what was not there changes nothing. */
  @Test
  void aTrainedNetworkIsTheStartOfAGuidanceFreeOne(@TempDir java.nio.file.Path folder)
      throws IOException {
    TransformerConfig config =
        TransformerConfig.sit(new LatentInput.Tokens(4, 8), TransformerSize.S, 5)
            .with(Backbone.sit(2, 64, 4));
    java.nio.file.Path file = folder.resolve("model.safetensors");
    try (var factory = Factory.of(Device.CPU, 1);
        var trained = Golden.model(config, 0.05);
        var free = config.withTemperature(true).with(new ProjectorConfig(1, 8, 6)).create(factory);
        var other = config.with(Backbone.sit(3, 64, 4)).create(factory);
        var scope = Scope.open()) {
      Safetensors.save(file, trained.stateDict());
      Tensor projector = free.stateDict().get("projectors.0.0.weight").detach().copy();
      assertThat(free.stateDict().get(DenoiserWeights.TEMPERATURE).abs().max().item()).isPositive();
      DenoiserWeights.copy(Weights.open(file), free);

      assertThat(free.stateDict().get("projectors.0.0.weight").equal(projector)).isTrue();
      Tensor x = Golden.wave(n -> Math.sin(0.11 * n), 2, 4, 8);
      Tensor times = Tensor.of(new float[] {0.3f, 0.8f}, 2);
      Tensor labels = Tensor.of(new long[] {3, 5}, 2);
      Tensor expected = trained.forward(x, times, labels);
      for (double temperature : new double[] {1, 0.5, 0}) {
        Tensor all = Torch.full(new long[] {2}, temperature, DType.FLOAT32);
        assertThat(free.forward(x, times, labels, all).equal(expected)).isTrue();
      }
      assertThatThrownBy(() -> DenoiserWeights.copy(Weights.open(file), other))
          .isInstanceOf(StateDictException.class)
          .hasMessageContaining("blocks.2.attn.qkv.weight");
    }
  }

  @Test
  void configurationsSurviveJson() throws Exception {
    var json = new ObjectMapper();
    for (DenoiserConfig config :
        List.of(
            TransformerConfig.sit(TOKENS, TransformerSize.XL, 1000),
            TransformerConfig.lightningDit(MAP, TransformerSize.B, 1000).with(ProjectorConfig.REPA),
            TransformerConfig.dit(MAP, TransformerSize.B, 1000),
            UVitConfig.usit2B(MAP, 1000))) {
      String text = json.writeValueAsString(config);
      assertThat(json.readValue(text, DenoiserConfig.class)).isEqualTo(config);
    }
    assertThat(json.writeValueAsString(TransformerConfig.sit(TOKENS, TransformerSize.XL, 1000)))
        .isEqualTo(
            "{\"network\":\"transformer\","
                + "\"input\":{\"layout\":\"tokens\",\"count\":128,\"channels\":32},"
                + "\"backbone\":{\"depth\":28,\"width\":1152,\"heads\":16,\"mlpRatio\":4.0,"
                + "\"norm\":\"LAYER\",\"feedForward\":\"MLP\",\"headNorm\":\"NONE\","
                + "\"rotary\":false,\"shift\":true},"
                + "\"classes\":1000,\"nullClass\":true,\"learnSigma\":false,"
                + "\"temperature\":false,\"projector\":null,"
                + "\"parameterization\":{\"process\":\"flow\",\"path\":\"LINEAR\","
                + "\"convention\":\"NOISE_AT_ONE\",\"prediction\":\"VELOCITY\"}}");
  }

  private static Map<String, long[]> shapes(DenoiserConfig config) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    try (var model = config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32))) {
      model.stateDict().forEach((name, value) -> shapes.put(name, value.shape()));
    }
    return shapes;
  }
}
