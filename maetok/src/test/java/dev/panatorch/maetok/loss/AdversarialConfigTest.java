package dev.panatorch.maetok.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Updates are counted from 0 here and from 1 in the published settings. */
class AdversarialConfigTest {

  @Test
  void adversarialLossBeginsAtTheStart() {
    var published = AdversarialConfig.MAETOK;
    assertThat(published.weightAt(29_998)).isZero();
    assertThat(published.consistencyAt(29_998)).isZero();
    assertThat(published.runs(0)).isTrue();
    assertThat(published.weightAt(29_999)).isEqualTo(0.4);
    assertThat(published.consistencyAt(29_999)).isEqualTo(4);
    var idle = AdversarialConfig.SOFT_VQ.startingAt(10, true);
    assertThat(idle.runs(8)).isFalse();
    assertThat(idle.runs(9)).isTrue();
    assertThat(idle.weightAt(9)).isEqualTo(0.2);
    assertThat(idle.adaptive()).isFalse();
  }

  @Test
  void perceptualWeightRises() {
    assertThat(PerceptualWeight.PUBLISHED.at(0)).isEqualTo(1e-4);
    assertThat(PerceptualWeight.PUBLISHED.at(4_999)).isEqualTo(0.5);
    assertThat(PerceptualWeight.PUBLISHED.at(100_000)).isEqualTo(1);
    assertThat(new PerceptualWeight(0.3, 0).at(0)).isEqualTo(0.3);
  }

  @Test
  void refuseNegativeNumbers() {
    assertThatThrownBy(() -> new PerceptualWeight(-1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AdversarialConfig.MAETOK.startingAt(-1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
