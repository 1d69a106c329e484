package dev.panatorch.runtime.metrics.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.metrics.features.FrechetDistance.Rule;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against scipy, torchmetrics and numpy (make_fixtures.py), and the known golden numbers. */
class FeatureMetricsTest {
  private final Map<String, Double> expected = expected();
  private long before;
  private Scope scope = Scope.open();

  private static Map<String, Double> expected() {
    try {
      return FeatureRows.expected();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void count() {
    scope.close();
    before = LiveTensors.count();
    scope = Scope.open();
  }

  @AfterEach
  void nothingIsLeft() {
    scope.close();
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"64,96,8", "400,300,64"})
  void everyRuleGivesTheReferencesDistance(int n, int m, int d) {
    FeatureStatistics a = FeatureStatistics.of(FeatureRows.of(n, d, 0));
    FeatureStatistics b = FeatureStatistics.of(FeatureRows.of(m, d, 0.5));
    for (Rule rule : Rule.values()) {
      assertThat(FrechetDistance.between(a, b, rule))
          .as(rule.name())
          .isCloseTo(expected("adm-%d-%d-%d", n, m, d), within(1e-10))
          .isCloseTo(expected("eigenvalues-%d-%d-%d", n, m, d), within(1e-10));
      assertThat(FrechetDistance.between(a, a, rule)).isCloseTo(0, within(1e-11));
    }
  }

  /** Fewer images than features: the product is singular and the roots are good to 1e-6 only. */
  @Test
  void singularCovariancesHaveTheirDistanceToo() {
    FeatureStatistics a = FeatureStatistics.of(FeatureRows.of(20, 64, 0));
    FeatureStatistics b = FeatureStatistics.of(FeatureRows.of(24, 64, 0.5));
    for (Rule rule : Rule.values()) {
      assertThat(FrechetDistance.between(a, b, rule))
          .as(rule.name())
          .isCloseTo(expected("adm-20-24-64"), within(2e-6));
    }
  }

  @Test
  void theGoldenDistanceIsThatOfMeansInFloat32() {
    FeatureStatistics a = FeatureStatistics.of(FeatureRows.of(64, 8, 0));
    FeatureStatistics b = FeatureStatistics.of(FeatureRows.of(96, 8, 0.5));
    assertThat(FrechetDistance.between(a, b, Rule.ADM)).isCloseTo(0.0475784670, within(1e-7));
    assertThat(FeatureRows.of(64, 8, 0).sum().item()).isCloseTo(260.38329, within(1e-4));
  }

  @Test
  void statisticsOfDifferentNetworksAreRefused() {
    FeatureStatistics a = FeatureStatistics.of(FeatureRows.of(5, 3, 0));
    FeatureStatistics b = FeatureStatistics.of(FeatureRows.of(5, 4, 0));
    assertThatThrownBy(() -> FrechetDistance.between(a, b, Rule.ADM))
        .hasMessageContaining("3 and of 4 features");
    assertThatThrownBy(() -> FeatureStatistics.of(FeatureRows.of(1, 4, 0)))
        .hasMessageContaining("at least two images");
    assertThatThrownBy(() -> new FeatureStatistics(new double[2], new double[3]))
        .hasMessageContaining("4 covariances");
  }

  @ParameterizedTest
  @CsvSource({"64,96,8", "64,64,8", "400,300,64", "400,400,64", "20,24,64"})
  void theDiscrepancyIsTorchmetrics(int n, int m, int d) {
    Tensor a = FeatureRows.of(n, d, 0).to(DType.FLOAT64);
    Tensor b = FeatureRows.of(m, d, 0.5).to(DType.FLOAT64);
    double value = expected("kid-%d-%d-%d", n, m, d);
    assertThat(KernelDistance.discrepancy(a, b)).isCloseTo(value, within(1e-10));
    assertThat(KernelDistance.discrepancy(a.to(DType.FLOAT32), b.to(DType.FLOAT32)))
        .isCloseTo(value, within(1e-4));
  }

  @Test
  void kernelDistanceAveragesSubsetsThatFollowFromTheSeed() {
    Tensor a = FeatureRows.of(64, 8, 0).to(DType.FLOAT64);
    Tensor b = FeatureRows.of(96, 8, 0.5).to(DType.FLOAT64);
    var some = new KernelDistance(50, 40, 7);
    assertThat(some.between(a, b)).isEqualTo(some.between(a, b));
    assertThat(some.between(a, b)).isNotEqualTo(new KernelDistance(50, 40, 8).between(a, b));
    assertThat(some.between(a, b).mean()).isCloseTo(expected("kid-64-96-8"), within(0.03));
    assertThat(some.between(a, b).std()).isBetween(0.001, 0.1);
    var all = new KernelDistance(2, 64, 7).between(a, a);
    assertThat(all.std()).as("the order of a whole set does not matter").isLessThan(1e-12);
    assertThatThrownBy(() -> KernelDistance.STANDARD.between(a, b))
        .hasMessageContaining("subsets of 1000")
        .hasMessageContaining("64 and 96");
  }

  @ParameterizedTest
  @CsvSource({"64,96,8,1", "64,96,8,3", "400,300,64,3", "400,300,64,5", "20,24,64,1"})
  void precisionAndRecallAreThoseOfAllDistances(int n, int m, int d, int k) {
    Tensor a = FeatureRows.of(n, d, 0);
    Tensor b = FeatureRows.of(m, d, 0.5);
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      PrecisionRecall both = PrecisionRecall.of(a.to(dtype), b.to(dtype), k);
      assertThat(both.precision()).isEqualTo(expected("precision-%d-%d-%d-%d", k, n, m, d));
      assertThat(both.recall()).isEqualTo(expected("recall-%d-%d-%d-%d", k, n, m, d));
    }
  }

  /** Where all are alike, |u|^2 is far larger than what tells them apart. */
  @Test
  void aSetIsWithinItself() {
    Tensor alike = FeatureRows.of(64, 8, 0).mul(1e-2).add(10.0).to(DType.FLOAT32);
    assertThat(PrecisionRecall.of(alike, alike, 3)).isEqualTo(new PrecisionRecall(1, 1));
  }

  @Test
  void goldenRadii() {
    Tensor radii = PrecisionRecall.squaredRadii(FeatureRows.of(64, 8, 0).to(DType.FLOAT64), 3);
    assertThat(radii.get(0).item()).isCloseTo(1.0024545, within(1e-7));
    radii = PrecisionRecall.squaredRadii(FeatureRows.of(96, 8, 0.5).to(DType.FLOAT64), 3);
    assertThat(radii.get(0).item()).isCloseTo(0.7804184, within(1e-7));
    assertThatThrownBy(() -> PrecisionRecall.squaredRadii(FeatureRows.of(3, 8, 0), 3))
        .hasMessageContaining("more than 3 images, got 3");
  }

  /** Two blocks each way: distances of rows to themselves lie in both kinds of block. */
  @Test
  void moreRowsThanABlockHoldsAreOneSet() {
    Tensor line = Torch.arange(5000L).to(DType.FLOAT64).unsqueeze(1);
    Tensor radii = PrecisionRecall.squaredRadii(line, 2);
    assertThat(radii.get(0).item()).isEqualTo(4);
    assertThat(radii.narrow(0, 1, 4998).sum().item()).isEqualTo(4998);
    assertThat(radii.get(4999).item()).isEqualTo(4);
    PrecisionRecall both = PrecisionRecall.of(line, line.mul(2.0), 1);
    assertThat(both.precision()).isEqualTo(2501 / 5000.0);
    assertThat(both.recall()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"64,16", "64,64", "70,16", "70,33"})
  void inceptionScoreStreamsThroughItsBlocks(int n, int block) {
    Tensor logits = FeatureRows.of(n, 10, 1).mul(3.0);
    for (int batch : new int[] {1, 7, 64, 100}) {
      InceptionScore score = InceptionScore.of(10, block);
      for (int from = 0; from < n; from += batch) {
        score.add(logits.narrow(0, from, Math.min(batch, n - from)));
        score = InceptionScore.ofState(score.state());
      }
      assertThat(score.count()).isEqualTo(n);
      assertThat(score.score().mean()).isCloseTo(expected("is-mean-%d-%d", n, block), within(1e-6));
      assertThat(score.score().std()).isCloseTo(expected("is-std-%d-%d", n, block), within(1e-6));
    }
  }

  @Test
  void certainAndEvenPredictionsScoreOneForEachClass() {
    InceptionScore score = InceptionScore.of(5, 100);
    assertThatThrownBy(score::score).hasMessageContaining("no images");
    score.add(Torch.eye(5L).mul(1e4));
    assertThat(score.score().mean()).isCloseTo(5, within(1e-12));
    assertThatThrownBy(() -> score.add(Torch.zeros(2, 4)))
        .hasMessageContaining("[B, 5]")
        .hasMessageContaining("[2, 4]");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theDistanceOfShiftedAndScaledNormalsIsExact(Rule rule) {
    FeatureStatistics a = new FeatureStatistics(new double[] {1, 2}, new double[] {4, 0, 0, 9});
    FeatureStatistics b = new FeatureStatistics(new double[] {1, 5}, new double[] {16, 0, 0, 9});
    assertThat(FrechetDistance.between(a, b, rule)).isCloseTo(9 + 4, within(1e-12));
  }

  private double expected(String name, Object... sizes) {
    Double value = expected.get(name.formatted(sizes));
    assertThat(value).as(name, sizes).isNotNull();
    return value;
  }
}
