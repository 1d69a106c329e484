package dev.panatorch.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {

  /** The schedule of MAETok's released configuration: 500,400 updates, of which 5,004 warm up. */
  private static final LearningRate MAETOK =
      LearningRate.cosine(2e-4, 2e-5, 500_400).withWarmUp(1e-5, 5_004);

  @ParameterizedTest
  @CsvSource({
    "0, 1e-5",
    "1, 1.003797e-5",
    "2500, 1.049241e-4",
    "5003, 1.999620e-4",
    "5004, 1.999556e-4",
    "10000, 1.998227e-4",
    "100000, 1.828381e-4",
    "250200, 1.1e-4",
    "400000, 3.729489e-5",
    "500400, 2e-5",
    "900000, 2e-5"
  })
  void followsTimmsCosineWithWarmUp(long update, double rate) {
    assertThat(MAETOK.at(update)).isCloseTo(rate, within(rate * 5e-7));
  }

  @Test
  void warmsUpToAConstant() {
    LearningRate rate = LearningRate.constant(1).withWarmUp(0, 4);
    assertThat(rate.at(0)).isZero();
    assertThat(rate.at(2)).isEqualTo(0.5);
    assertThat(rate.at(4)).isEqualTo(1);
    assertThat(rate.at(1_000_000)).isEqualTo(1);
    assertThat(LearningRate.constant(3).withWarmUp(0, 0).at(0)).isEqualTo(3);
  }
}
