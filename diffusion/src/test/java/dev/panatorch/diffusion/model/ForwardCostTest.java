package dev.panatorch.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs in 10^9 MACs against those of SiT's paper, DC-AE and MAETok. */
class ForwardCostTest {

  @ParameterizedTest
  @CsvSource({
    "S, 32, 2, 6.06", "B, 32, 2, 23.01", "L, 32, 2, 80.70", "XL, 32, 2, 118.62",
    "S, 32, 4, 1.41", "B, 32, 4, 5.57", "L, 32, 4, 19.70", "XL, 32, 4, 29.04",
    "S, 32, 8, 0.36", "B, 32, 8, 1.42", "L, 32, 8, 5.01", "XL, 32, 8, 7.39",
    "S, 64, 2, 31.44", "B, 64, 2, 106.38", "L, 64, 2, 360.98", "XL, 64, 2, 524.54"
  })
  void modelsOfMapsCostWhatWasPublished(TransformerSize size, long map, long patch, double cost) {
    var config = TransformerConfig.sit(new LatentInput.Patches(map, 4, patch), size, 1000);

    assertThat(ForwardCost.of(config).macs() / 1e9).isCloseTo(cost, within(0.006));
  }

  /** The claim of 9 times fewer operations with 128 tokens, and where its numbers come from. */
  @Test
  void fewerTokensCostNineTimesLess() {
    var many = TransformerConfig.sit(new LatentInput.Patches(64, 4, 2), TransformerSize.XL, 1000);
    var few = TransformerConfig.sit(new LatentInput.Tokens(128, 32), TransformerSize.XL, 1000);
    ForwardCost costOfMany = ForwardCost.of(many);
    ForwardCost costOfFew = ForwardCost.of(few);

    assertThat(costOfFew.macs() / 1e9).isCloseTo(58.4, within(0.05));
    assertThat(costOfMany.attention() / 1e9).isCloseTo(67.6, within(0.05));
    assertThat(costOfFew.attention() / 1e9).isCloseTo(1.06, within(0.005));
    assertThat((double) costOfMany.macs() / costOfFew.macs()).isCloseTo(8.99, within(0.01));
    assertThat(ForwardCost.asPtflops(many) / 1e9).isCloseTo(373.336, within(1.1));
  }
}
