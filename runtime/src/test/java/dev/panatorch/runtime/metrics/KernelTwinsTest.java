package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vector kernels against the scalar ones, loop by loop, at every length around their widths.
 */
class KernelTwinsTest {
  private static final MetricKernels SCALAR = new ScalarKernels();
  private static final MetricKernels VECTOR = new VectorKernels();

  static IntStream lengths() {
    return IntStream.concat(
        IntStream.rangeClosed(0, 70), IntStream.of(127, 129, 1023, 40_001, 65_536));
  }

  @ParameterizedTest
  @EnumSource(names = {"UINT8", "FLOAT32", "FLOAT64"})
  void errorSumsAgreeAtAnyLengthAndAlignment(DType dtype) {
    int most = 65_536 + 3;
    MemorySegment a = samples(dtype, most, 1);
    MemorySegment b = samples(dtype, most, 2);
    lengths()
        .forEach(n -> {
          close(
              VECTOR.squaredError(dtype, a, 1, b, 2, n), SCALAR.squaredError(dtype, a, 1, b, 2, n));
          close(
              VECTOR.absoluteError(dtype, a, 1, b, 2, n),
              SCALAR.absoluteError(dtype, a, 1, b, 2, n));
        });
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void wordsAreReadAndAddedAlike(int n) {
    MemorySegment a = samples(DType.UINT8, n + 3, 1);
    MemorySegment b = samples(DType.UINT8, n + 3, 2);
    assertThat(VECTOR.sum(a, b, 3, n)).isEqualTo(SCALAR.sum(a, b, 3, n));
  }

  @Test
  void byteSumsDoNotOverflowAtTheLargestDifference() {
    int n = 3_000_001;
    MemorySegment black = Arena.ofAuto().allocate(n, 1);
    MemorySegment white = Arena.ofAuto().allocate(n, 1).fill((byte) 255);
    for (MetricKernels kernels : new MetricKernels[] {SCALAR, VECTOR}) {
      assertThat(kernels.squaredError(DType.UINT8, black, 0, white, 0, n)).isEqualTo(65025.0 * n);
      assertThat(kernels.squaredError(DType.UINT8, white, 0, black, 0, n)).isEqualTo(65025.0 * n);
      assertThat(kernels.absoluteError(DType.UINT8, black, 0, white, 0, n)).isEqualTo(255.0 * n);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void convertedErrorSumsAgree(int n) {
    double[] a = random(n, 1);
    double[] b = random(n, 2);
    close(VECTOR.squaredError(a, b, n), SCALAR.squaredError(a, b, n));
    close(VECTOR.absoluteError(a, b, n), SCALAR.absoluteError(a, b, n));
  }

  @ParameterizedTest
  @EnumSource(names = {"UINT8", "FLOAT32", "FLOAT64"})
  void loadsAreTheSameBitsAndLeaveTheirSurroundings(DType dtype) {
    var layout = ImageLayout.interleaved(1100, 1, 1);
    ImageView view = new ImageView(samples(dtype, 1100, 3), dtype, layout, 1 / 255.0, -0.25);
    lengths()
        .filter(n -> n < 1090)
        .forEach(n -> {
          double[] scalar = random(n + 5, 4);
          double[] vector = scalar.clone();
          SCALAR.load(view, 3, n, scalar, 2);
          VECTOR.load(view, 3, n, vector, 2);
          assertThat(vector).containsExactly(scalar);
        });
  }

  static Stream<int[]> rows() {
    return IntStream.of(1, 7, 8, 9, 15, 16, 17, 31, 63, 64, 65, 256)
        .boxed()
        .flatMap(n -> Stream.of(new int[] {n, 1}, new int[] {n, 3}));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void movingWindowsAgree(int[] size) {
    int n = size[0];
    int step = size[1];
    int inputs = n + 6 * step;
    double[] p = random(8 * inputs, 5);
    double[] q = random(8 * inputs, 6);
    double[] scalar = new double[4 * inputs];
    double[] vector = scalar.clone();
    for (int r = 1; r < 8; r++) {
      SCALAR.slide(p, q, r * inputs, (r - 1) * inputs, scalar, inputs, inputs);
      VECTOR.slide(p, q, r * inputs, (r - 1) * inputs, vector, inputs, inputs);
    }
    assertThat(vector).containsExactly(scalar, within(1e-12));
    close(
        VECTOR.ssimOfSums(scalar, inputs, step, 7, n, 49, 0.3, 2.0),
        SCALAR.ssimOfSums(scalar, inputs, step, 7, n, 49, 0.3, 2.0));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void weighedWindowsAgree(int[] size) {
    int n = size[0];
    int step = size[1];
    int inputs = n + 10 * step;
    double[] p = random(inputs, 5);
    double[] q = random(inputs, 6);
    double[] weights = new SsimWindow.Gaussian(11, 1.5).weights();
    double[] scalar = random(11 * 4 * n, 7);
    double[] vector = scalar.clone();
    SCALAR.weighColumns(p, q, weights, step, scalar, 4 * n, n);
    VECTOR.weighColumns(p, q, weights, step, vector, 4 * n, n);
    assertThat(vector).containsExactly(scalar, within(1e-12));
    int[] rows = IntStream.range(0, 12).map(k -> (k + 4) % 12 * n).toArray();
    double[] padded = new double[13];
    System.arraycopy(weights, 0, padded, 1, 11);
    double[] values = random(12 * n, 8);
    SCALAR.weighRows(values, rows, padded, scalar, n, n);
    VECTOR.weighRows(values, rows, padded, vector, n, n);
    assertThat(vector).containsExactly(scalar, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void sumsAndDifferencesAreTheSameBits(int n) {
    double[] x = random(n + 2, 7);
    double[] y = random(n + 2, 8);
    double[] u = x.clone();
    double[] v = y.clone();
    SCALAR.sumAndDifference(x, y, 1, n);
    VECTOR.sumAndDifference(u, v, 1, n);
    assertThat(u).containsExactly(x);
    assertThat(v).containsExactly(y);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void halvedRowsAreTheSameBits(int n) {
    double[] upper = random(2 * n, 9);
    double[] lower = random(2 * n, 10);
    double[] scalar = random(n + 3, 11);
    double[] vector = scalar.clone();
    SCALAR.halve(upper, lower, n, scalar, 1);
    VECTOR.halve(upper, lower, n, vector, 1);
    assertThat(vector).containsExactly(scalar);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 129})
  void productsOfPanelsAgree(int rows) {
    int panel = MetricKernels.PANEL;
    double[] panels = random(3 * rows * panel, 12);
    double[] scalar = random(40 * panel, 13);
    double[] vector = scalar.clone();
    SCALAR.addProducts(panels, rows * panel, 2 * rows * panel, rows, scalar, 3, 37);
    VECTOR.addProducts(panels, rows * panel, 2 * rows * panel, rows, vector, 3, 37);
    assertThat(vector).containsExactly(scalar, within(1e-12));
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }

  private static double[] random(int n, int seed) {
    return new Random(seed).doubles(n).toArray();
  }

  private static MemorySegment samples(DType dtype, int n, int seed) {
    double scale = dtype == DType.UINT8 ? 255.99 : 1;
    double[] values = random(n, seed);
    for (int i = 0; i < n; i++) {
      values[i] *= scale;
    }
    return MetricImages.stored(values, dtype, ImageLayout.interleaved(n, 1, 1)).data();
  }
}
