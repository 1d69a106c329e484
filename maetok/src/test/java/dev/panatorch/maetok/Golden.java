package dev.panatorch.maetok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import org.assertj.core.data.Offset;

/** Compares tensors with golden numbers and says how far off they are. */
final class Golden {

  private static final double SUMS = 5e-7;

  private Golden() {}

  /** The first elements of a row, counted in its last dimension from {@code start}. */
  static void near(String what, Tensor row, int start, double tolerance, double... expected) {
    try (var scope = Scope.open()) {
      double[] actual = row.narrow(0, start, expected.length).toDoubleArray();
      double worst = 0;
      for (int i = 0; i < expected.length; i++) {
        worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
      }
      report(what, worst, tolerance);
      assertThat(actual).as(what).containsExactly(expected, within(tolerance));
    }
  }

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  /** The sum of all elements and the sum of their absolute values, to 5e-7 of the latter. */
  static void sums(String what, Tensor x, double sum, double absolute) {
    double tolerance = SUMS * absolute;
    try (var scope = Scope.open()) {
      Tensor wide = x.to(DType.FLOAT64);
      double actualSum = wide.sum().item();
      double actualAbsolute = wide.abs().sum().item();
      report(what + " sum", Math.abs(actualSum - sum), tolerance);
      report(what + " sum of absolute values", Math.abs(actualAbsolute - absolute), tolerance);
      assertThat(actualSum).as(what + " sum").isCloseTo(sum, within(tolerance));
      assertThat(actualAbsolute)
          .as(what + " sum of absolute values")
          .isCloseTo(absolute, within(tolerance));
    }
  }

  /** One number. */
  static void near(String what, double actual, double expected, double tolerance) {
    report(what, Math.abs(actual - expected), tolerance);
    assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
  }

  private static void report(String what, double deviation, double tolerance) {
    System.out.printf("%-60s off by %.2e, %.0e allowed%n", what, deviation, tolerance);
  }

  /** The row at these indices of all dimensions but the last. */
  static Tensor row(Tensor x, long... indices) {
    Tensor row = x;
    for (long index : indices) {
      row = row.select(0, index);
    }
    return row;
  }
}
