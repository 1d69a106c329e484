package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.diffusion.model.Backbone.Norm;
import dev.panatorch.diffusion.transport.Flow;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Attention.HeadNorm;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.ModelCost;
import dev.panatorch.runtime.nn.ModelCost.Convention;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs in 10^9 MACs against those of SiT's paper, DC-AE and MAETok. */
class DenoiserCostTest {

  @ParameterizedTest
  @CsvSource({
    "S, 32, 2, 6.06", "B, 32, 2, 23.01", "L, 32, 2, 80.70", "XL, 32, 2, 118.62",
    "S, 32, 4, 1.41", "B, 32, 4, 5.57", "L, 32, 4, 19.70", "XL, 32, 4, 29.04",
    "S, 32, 8, 0.36", "B, 32, 8, 1.42", "L, 32, 8, 5.01", "XL, 32, 8, 7.39",
    "S, 64, 2, 31.44", "B, 64, 2, 106.38", "L, 64, 2, 360.98", "XL, 64, 2, 524.54"
  })
  void modelsOfMapsCostWhatWasPublished(TransformerSize size, long map, long patch, double cost) {
    var config = TransformerConfig.sit(new LatentInput.Patches(map, 4, patch), size, 1000);

    assertThat(config.cost().multiplyAdds() / 1e9).isCloseTo(cost, within(0.006));
  }

  /** The claim of 9 times fewer operations with 128 tokens, and where its numbers come from. */
  @Test
  void fewerTokensCostNineTimesLess() {
    var many = TransformerConfig.sit(new LatentInput.Patches(64, 4, 2), TransformerSize.XL, 1000);
    var few = TransformerConfig.sit(new LatentInput.Tokens(128, 32), TransformerSize.XL, 1000);
    ModelCost costOfMany = many.cost();
    ModelCost costOfFew = few.cost();

    assertThat(costOfFew.multiplyAdds() / 1e9).isCloseTo(58.4, within(0.05));
    assertThat(costOfMany.attentionProducts() / 1e9).isCloseTo(67.6, within(0.05));
    assertThat(costOfFew.attentionProducts() / 1e9).isCloseTo(1.06, within(0.005));
    assertThat((double) costOfMany.multiplyAdds() / costOfFew.multiplyAdds())
        .isCloseTo(8.99, within(0.01));
    assertThat(costOfMany.by(Convention.PTFLOPS) / 1e9).isCloseTo(373.336, within(1.1));
  }

  /** Each linear map and convolution as often as it is applied, seen from the weights. */
  @Test
  void costsAreThoseOfTheWeights() {
    var tokens = new LatentInput.Tokens(128, 32);
    var map = new LatentInput.Patches(16, 8, 2);
    Backbone backbone = Backbone.lightningDit(3, 96, 4);
    for (LatentInput input : List.of(tokens, map)) {
      TransformerConfig released =
          TransformerConfig.lightningDit(input, TransformerSize.S, 10).with(backbone);
      var unshifted =
          new Backbone(
              3, 96, 4, 4, Norm.RMS, Backbone.FeedForward.SWIGLU, HeadNorm.RMS, true, false);
      costsAreThoseOfTheWeights(released, 0);
      costsAreThoseOfTheWeights(released.withTemperature(true).with(unshifted), 0);
      costsAreThoseOfTheWeights(TransformerConfig.dit(input, TransformerSize.S, 10), 0);
      costsAreThoseOfTheWeights(
          new UVitConfig(input, 4, 64, 2, 4, 10, true, Flow.NOISE_AT_ZERO), 2);
    }
  }

  private static void costsAreThoseOfTheWeights(DenoiserConfig config, long extraTokens) {
    long tokens = config.input().tokens();
    long products = 0;
    try (var model = config.create(Factory.uninitialized(Device.CPU, DType.FLOAT32))) {
      for (Map.Entry<String, Tensor> each : model.parameters().entrySet()) {
        String name = each.getKey();
        Tensor weight = each.getValue();
        boolean once = name.contains("t_embedder") || name.contains("adaLN_modulation");
        boolean embedding = name.startsWith("patch_embed") || name.startsWith("x_embedder");
        boolean table = name.matches("pos_embed|label_emb.*|.*embedding_table.*");
        boolean product = weight.dim() > 1 && !table;
        long times = once ? 1 : embedding ? tokens : tokens + extraTokens;
        products += product ? times * weight.numel() : 0;
      }
    }
    ModelCost cost = config.cost();
    assertThat(cost.multiplyAdds() - cost.attentionProducts()).isEqualTo(products);
  }
}
