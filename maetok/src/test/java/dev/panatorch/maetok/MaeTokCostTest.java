package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.maetok.MaeTokConfig.PixelHead;
import dev.panatorch.maetok.teacher.VitConfig;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.ModelCost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaeTokCostTest {

  @Test
  void thePublishedEncoder() {
    ModelCost cost = MaeTokConfig.base(256).cost().encoder();

    // 385 tokens of width 768 through 12 blocks, patches and latents.
    assertThat(cost.attentionProducts()).isEqualTo(12 * 2L * 385 * 385 * 768);
    assertThat(cost.convolutions()).isEqualTo(256L * 768 * 768);
    assertThat(cost.attentionLayers() + cost.otherLayers())
        .isEqualTo(12 * 12L * 768 * 768 * 385 + 128L * 768 * 32);
    assertThat(cost.normalizedElements()).isEqualTo(25L * 385 * 768);
  }

  /** Comparing 64 latents with the 8192 codes of their codebooks, and mixing these. */
  @Test
  void codesAreComparedAndMixed() {
    MaeTokConfig plain = MaeTokConfig.base(256).withLatentTokens(64);
    MaeTokConfig soft = plain.withBottleneck(BottleneckConfig.SoftVq.published());
    assertThat(soft.cost().encoder().multiplyAdds() - plain.cost().encoder().multiplyAdds())
        .isEqualTo(2L * 64 * 8192 * 32);
  }

  /** Each linear map and convolution as often as it is applied, seen from the weights. */
  @Test
  void costsAreThoseOfTheWeights() {
    check(Tiny.CONFIG);
    check(Tiny.CONFIG.withPixelHead(PixelHead.CONVOLUTIONS));
    check(Tiny.CONFIG.withBottleneck(new BottleneckConfig.Kl(1e-6)).withLatentTokens(0));
    AuxiliaryConfig words = new AuxiliaryConfig(50, Tiny.AUXILIARY, 1);
    AuxiliaryConfig linear = new AuxiliaryConfig(27, null, 1);
    check(
        Tiny.CONFIG.withAuxiliary(
            Map.of(AuxiliaryTarget.TEXT, words, AuxiliaryTarget.HOG, linear)));
  }

  private static void check(MaeTokConfig config) {
    long products = 0;
    try (var model = new MaeTok(Factory.uninitialized(Device.CPU, DType.FLOAT32), config)) {
      for (Map.Entry<String, Tensor> each : model.parameters().entrySet()) {
        Tensor weight = each.getValue();
        boolean product = each.getKey().endsWith(".weight") && weight.dim() > 1;
        products += product ? places(each.getKey(), config) * weight.numel() : 0;
      }
    }
    MaeTokCost cost = config.cost();
    ModelCost all = cost.encoder().plus(cost.decoder()).plus(cost.auxiliary());
    assertThat(all.multiplyAdds() - all.attentionProducts()).isEqualTo(products);
  }

  /** How often a weight is applied for 16 patches. */
  private static long places(String name, MaeTokConfig config) {
    long latents = config.latents();
    long tokens = 16L + config.latentTokens();
    if (name.contains("quant_conv") || name.contains("adaLN_modulation")) {
      return latents;
    }
    if (name.matches("encoder.model.blocks.*|decoder_.*blocks.*")) {
      return tokens + 1;
    }
    if (name.startsWith("decoder.model.blocks")) {
      return tokens;
    }
    return switch (name) {
      case "decoder.to_pixel.model.4.weight" -> 16 * 4;
      case "decoder.to_pixel.model.7.weight" -> 16 * 16;
      case "decoder.to_pixel.model.10.weight" -> 16 * 64;
      case "to_pixel_text.weight" -> 1;
      default -> name.matches("decoder.*(patch_embed|head).*") ? 0 : 16;
    };
  }

  /** The 4.6 GMAC of ViT-S/16 at 224 pixels, of which 4.25 in linear maps. */
  @Test
  void theBackboneOfTheDiscriminator() {
    ModelCost cost = VitConfig.dinoSmall().cost();
    assertThat(cost.multiplyAdds())
        .isEqualTo(196L * 384 * 768 + 12 * (197L * 12 * 384 * 384 + 2L * 197 * 197 * 384));
  }
}
