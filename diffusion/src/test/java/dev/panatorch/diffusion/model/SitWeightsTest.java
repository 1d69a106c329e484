package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.diffusion.transport.Interpolant;
import dev.panatorch.diffusion.transport.Path;
import dev.panatorch.diffusion.transport.TimeConvention;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.StateDictException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SitWeightsTest {

  private static final Interpolant ONE = new Interpolant(Path.LINEAR, TimeConvention.NOISE_AT_ONE);
  private static final Interpolant ZERO =
      new Interpolant(Path.COSINE, TimeConvention.NOISE_AT_ZERO);

  @Test
  void publishedModelsAreRecognised() {
    for (SitConfig config :
        List.of(
            SitConfig.ofTokens(SitSize.B, 128, 32, 1000),
            SitConfig.ofPatches(SitSize.S, 32, 4, 2, 1000),
            SitConfig.ofPatches(SitSize.S, 16, 32, 1, 100))) {
      assertThat(SitWeights.config(shapes(config), config.interpolant(), OptionalLong.empty()))
          .isEqualTo(config);
    }
  }

  @Test
  void modelsOfOtherSizesAreRecognisedOnceTheirHeadsAreTold() {
    var config =
        new SitConfig(new LatentInput.Patches(8, 4, 2), 3, 32, 4, 2.5, 7, 0.1, false, ZERO);

    assertThat(SitWeights.config(shapes(config), ZERO, OptionalLong.of(4))).isEqualTo(config);
    assertThatThrownBy(() -> SitWeights.config(shapes(config), ZERO, OptionalLong.empty()))
        .hasMessageContaining("how many heads a model of width 32 has");
  }

  @Test
  void otherWeightsAreRefusedByName() {
    Map<String, long[]> shapes =
        new LinkedHashMap<>(shapes(SitConfig.ofTokens(SitSize.S, 16, 8, 5)));
    shapes.put("final_layer.linear.weight", new long[] {9, 384});
    assertThatThrownBy(() -> SitWeights.config(shapes, ONE, OptionalLong.empty()))
        .hasMessageContaining("final_layer.linear.weight has 9 rows")
        .hasMessageContaining("needs 8");

    shapes.remove("y_embedder.embedding_table.weight");
    shapes.put("final_layer.linear.weight", new long[] {8, 384});
    assertThatThrownBy(() -> SitWeights.config(shapes, ONE, OptionalLong.empty()))
        .hasMessageContaining("there is no \"y_embedder.embedding_table.weight\"");
  }

  @Test
  void loadingIsStrictAndCopiesEveryValue() {
    SitConfig config = new SitConfig(new LatentInput.Tokens(4, 8), 1, 32, 4, 4, 5, 0.1, false, ONE);
    try (var from = Golden.model(config, 0.05);
        var to = new Sit(Factory.of(Device.CPU, 3), config);
        var scope = Scope.open()) {
      Map<String, Tensor> values = new LinkedHashMap<>(from.stateDict());
      to.loadStateDict(values);
      from.stateDict()
          .forEach((name, value) -> assertThat(value.equal(to.stateDict().get(name))).isTrue());

      values.remove("blocks.0.attn.qkv.bias");
      values.put("blocks.1.attn.qkv.bias", Tensor.of(new float[96], 96));
      assertThatThrownBy(() -> to.loadStateDict(values))
          .isInstanceOf(StateDictException.class)
          .hasMessageContaining("blocks.0.attn.qkv.bias")
          .hasMessageContaining("blocks.1.attn.qkv.bias");
    }
  }

  @Test
  void configurationsSurviveJson() throws Exception {
    var json = new ObjectMapper();
    for (SitConfig config :
        List.of(
            SitConfig.ofTokens(SitSize.XL, 128, 32, 1000),
            SitConfig.ofPatches(SitSize.B, 32, 4, 2, 1000))) {
      String text = json.writeValueAsString(config);
      assertThat(json.readValue(text, SitConfig.class)).isEqualTo(config);
    }
    assertThat(json.writeValueAsString(SitConfig.ofTokens(SitSize.XL, 128, 32, 1000)))
        .isEqualTo(
            "{\"input\":{\"layout\":\"tokens\",\"count\":128,\"channels\":32},\"depth\":28,"
                + "\"width\":1152,\"heads\":16,\"mlpRatio\":4.0,\"classes\":1000,"
                + "\"labelDropout\":0.1,\"learnSigma\":false,"
                + "\"interpolant\":{\"path\":\"LINEAR\",\"convention\":\"NOISE_AT_ONE\"}}");
  }

  private static Map<String, long[]> shapes(SitConfig config) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    try (var model = new Sit(Factory.uninitialized(Device.CPU, DType.FLOAT32), config)) {
      model.stateDict().forEach((name, value) -> shapes.put(name, value.shape()));
    }
    return shapes;
  }
}
