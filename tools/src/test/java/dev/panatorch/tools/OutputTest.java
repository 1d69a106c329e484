package dev.panatorch.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {

  @ParameterizedTest
  @CsvSource({
    "%.4f, -0.00001, 0.0000",
    "%.4f, 0.00001, 0.0000",
    "%.4f, -0.0001, -0.0001",
    "%.3f dB, -0.0, 0.000 dB",
    "%.4f, -Infinity, -Infinity",
    "%.4f, NaN, NaN"
  })
  void zeroHasNoSign(String format, double value, String shown) {
    assertThat(Output.number(format, value)).isEqualTo(shown);
  }
}
