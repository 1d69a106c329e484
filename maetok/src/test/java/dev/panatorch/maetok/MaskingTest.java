package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskingTest {

  private static final MaskingConfig PUBLISHED = MaskingConfig.published();

  @Test
  void quartilesAreThoseOfThePublishedDraw() {
    assertThat(PUBLISHED.ratio(0.25)).isCloseTo(.45717, offset(5e-6));
    assertThat(PUBLISHED.ratio(0.5)).isCloseTo(.50766, offset(5e-6));
    assertThat(PUBLISHED.ratio(0.75)).isCloseTo(.55461, offset(5e-6));
    assertThat(PUBLISHED.ratio(0)).isEqualTo(0.4);
    assertThat(PUBLISHED.ratio(1)).isEqualTo(0.6);
  }

  @Test
  void meanAndDeviationAreThoseOfThePublishedDraw() {
    int n = 4000;
    double[] ratios =
        IntStream.range(0, n).mapToDouble(i -> PUBLISHED.ratio((i + 0.5) / n)).toArray();
    double mean = Arrays.stream(ratios).average().orElseThrow();
    double square = Arrays.stream(ratios).map(r -> (r - mean) * (r - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(.50521, offset(1e-5));
    assertThat(Math.sqrt(square)).isCloseTo(.05698, offset(1e-5));
  }

  @Test
  void uniformDrawIsALine() {
    var uniform = new MaskingConfig(0.4, 0.6, MaskingConfig.Draw.UNIFORM);
    assertThat(uniform.ratio(0.25)).isCloseTo(0.45, offset(1e-12));
  }

  @Test
  void countIsRoundedUp() {
    assertThat(MaskingConfig.count(256, 0.4)).isEqualTo(103);
    assertThat(MaskingConfig.count(256, 0.6)).isEqualTo(154);
    assertThat(MaskingConfig.count(256, 0.5)).isEqualTo(128);
  }

  @Test
  void everyImageHasExactlyTheCountAtPlacesOfItsOwn() {
    try (var scope = Scope.open();
        var generator = Generator.of(Device.CPU, 3)) {
      Tensor mask = MaskingConfig.mask(64, 64, 27, generator);
      assertThat(mask.shape()).containsExactly(64, 64, 1);
      assertThat(mask.sum(new long[] {1}).toFloatArray()).containsOnly(27f);
      assertThat(mask.get(0).equal(mask.get(1))).isFalse();
      double[] hits = mask.mean(new long[] {0}).toDoubleArray();
      assertThat(Arrays.stream(hits).min().orElseThrow()).isGreaterThan(0.1);
      assertThat(Arrays.stream(hits).max().orElseThrow()).isLessThan(0.75);
      assertThat(MaskingConfig.mask(64, 64, 27, generator.seed(3)).equal(mask)).isTrue();
    }
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> new MaskingConfig(0.7, 0.6, MaskingConfig.Draw.UNIFORM))
        .hasMessageContaining("minimum <= maximum");
  }
}
