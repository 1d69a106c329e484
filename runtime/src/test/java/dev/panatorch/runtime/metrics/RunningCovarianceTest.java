package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningCovarianceTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 45, 250})
  void bothKernelsEqualTheTwoPassFormulaOverManyChunks(int d) {
    double[] rows = rows(300, d, 1);
    for (MetricKernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      RunningCovariance statistics = new RunningCovariance(d, kernels);
      statistics.add(Arrays.copyOf(rows, 7 * d));
      statistics.add(Arrays.copyOfRange(rows, 7 * d, 300 * d));
      assertThat(statistics.count()).isEqualTo(300);
      assertThat(statistics.mean()).containsExactly(mean(rows, d), within(1e-10));
      assertThat(statistics.covariance(1)).containsExactly(covariance(rows, d, 1), within(1e-10));
      assertThat(statistics.covariance(0)).containsExactly(covariance(rows, d, 0), within(1e-10));
    }
  }

  @Test
  void shardsMergeInAnyGroupingAndGoOnFromTheirState() {
    int d = 21;
    double[] rows = rows(200, d, 2);
    RunningCovariance whole = RunningCovariance.of(d);
    whole.add(rows);
    RunningCovariance first = RunningCovariance.of(d);
    RunningCovariance second = RunningCovariance.of(d);
    first.add(Arrays.copyOf(rows, 150 * d));
    second.add(Arrays.copyOfRange(rows, 150 * d, 200 * d));
    RunningCovariance resumed =
        RunningCovariance.ofState(first.count(), first.mean(), first.scatter());
    resumed.add(Arrays.copyOfRange(rows, 150 * d, 200 * d));
    RunningCovariance onward = RunningCovariance.of(d);
    onward.add(Arrays.copyOf(rows, 150 * d));
    onward.add(Arrays.copyOfRange(rows, 150 * d, 200 * d));
    assertThat(resumed.mean()).isEqualTo(onward.mean());
    assertThat(resumed.scatter()).isEqualTo(onward.scatter());
    RunningCovariance empty = RunningCovariance.of(d);
    empty.merge(second);
    empty.merge(first);
    first.merge(second);
    first.merge(RunningCovariance.of(d));
    for (RunningCovariance same : new RunningCovariance[] {first, resumed, empty}) {
      assertThat(same.count()).isEqualTo(200);
      assertThat(same.mean()).containsExactly(whole.mean(), within(1e-10));
      assertThat(same.covariance(1)).containsExactly(whole.covariance(1), within(1e-9));
    }
  }

  @Test
  void aFarAwayMeanDoesNotDrownTheVariance() {
    RunningCovariance statistics = RunningCovariance.of(2);
    for (int i = 0; i < 1000; i++) {
      statistics.add(new double[] {1e9 + i % 2, 1e9 - i % 2});
    }
    assertThat(statistics.covariance(0))
        .containsExactly(new double[] {0.25, -0.25, -0.25, 0.25}, within(1e-6));
  }

  @Test
  void typesAreReadAsTheyAreStored() {
    RunningCovariance single = RunningCovariance.of(3);
    RunningCovariance twice = RunningCovariance.of(3);
    single.add(new float[] {1, 2, 3, 0.5f, 8, -1});
    twice.add(new double[] {1, 2, 3, 0.5, 8, -1});
    assertThat(single.covariance(1)).containsExactly(twice.covariance(1));
  }

  @Test
  void wrongSizesAreRefusedAndTooFewRowsHaveNoCovariance() {
    RunningCovariance statistics = RunningCovariance.of(3);
    assertThat(statistics.mean()).containsOnly(0);
    assertThat(statistics.covariance(0)).containsOnly(Double.NaN);
    statistics.add(new double[3]);
    assertThat(statistics.covariance(0)).containsOnly(0);
    assertThat(statistics.covariance(1)).containsOnly(Double.NaN);
    assertThatThrownBy(() -> statistics.add(new double[4]))
        .hasMessageContaining("32 bytes are not whole rows of 3 float64");
    assertThatThrownBy(() -> statistics.merge(RunningCovariance.of(2)))
        .hasMessageContaining("3 and of 2");
    assertThatThrownBy(() -> RunningCovariance.of(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> RunningCovariance.ofState(1, new double[2], new double[3]))
        .hasMessageContaining("4 sums of products, got 3");
  }

  /** Correlated rows about a mean far from zero. */
  private static double[] rows(int n, int d, int seed) {
    double[] rows = new Random(seed).doubles((long) n * d).toArray();
    for (int i = 0; i < rows.length; i++) {
      rows[i] += 5 + 0.5 * rows[i - i % d];
    }
    return rows;
  }

  private static double[] mean(double[] rows, int d) {
    double[] mean = new double[d];
    for (int i = 0; i < rows.length; i++) {
      mean[i % d] += rows[i] / (rows.length / d);
    }
    return mean;
  }

  private static double[] covariance(double[] rows, int d, int correction) {
    double[] mean = mean(rows, d);
    double[] covariance = new double[d * d];
    for (int at = 0; at < rows.length; at += d) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          covariance[i * d + j] += (rows[at + i] - mean[i]) * (rows[at + j] - mean[j]);
        }
      }
    }
    return Arrays.stream(covariance).map(c -> c / (rows.length / d - correction)).toArray();
  }
}
