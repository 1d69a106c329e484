package dev.panatorch.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.nn.ModelCost.Convention;
import org.junit.jupiter.api.Test;

class ModelCostTest {

  /** The VMAE's encoder: 703.94 G for a batch of 128 in the LDMAE paper's Table 2. */
  @Test
  void thopsCountOfTheVmaeEncoder() {
    ModelCost encoder =
        ModelCost.blocks(12, 1024, 192, 768)
            .plus(ModelCost.convolution(1024, 3, 192, 64))
            .plus(ModelCost.linear(1024, 192, 32))
            .plus(ModelCost.norm(1024 * 192));
    assertThat(encoder.by(Convention.THOP)).isEqualTo(5_499_518_976L);
    assertThat(encoder.times(128).by(Convention.THOP) / 1e9).isCloseTo(703.94, within(0.005));
    assertThat(encoder.multiplyAdds() / 1e9).isCloseTo(10.31, within(0.01));
    assertThat(encoder.operations()).isEqualTo(2 * encoder.multiplyAdds());
  }

  /** All convolutions on 224 x 224 pixels; the numbers are the known ones without classifiers. */
  @Test
  void networksOfLpipsCostWhatTheirConvolutionsDo() {
    assertThat(Backbone.VGG16.cost(224).features().convolutions()).isEqualTo(15_346_630_656L);
    assertThat(Backbone.ALEXNET.cost(224).features().convolutions()).isEqualTo(655_566_528L);
    assertThat(Backbone.ALEXNET.cost(224).weighing().convolutions())
        .isEqualTo(64 * 55 * 55 + 192 * 27 * 27 + (384 + 256 + 256) * 13 * 13);
  }
}
