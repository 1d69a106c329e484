package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.analysis.HierarchicalClustering.Linkage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The analyses against scikit-learn and scipy on handwritten digits. */
class ScikitLearnTest {
  private final Digits digits = Digits.open();
  private final long before = LiveTensors.count();
  private final Scope scope = Scope.open();

  @AfterEach
  void nothingIsLeft() {
    scope.close();
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void principalComponents() {
    try (Pca pca = Pca.fit(digits.rows())) {
      assertThat(pca.variances()).containsExactly(digits.values("pca.variances"), within(1e-9));
      digits.close(pca.components(5), "pca.components", 1e-5);
      digits.close(pca.transform(digits.rows(), 2).all(), "plane", 1e-4);
      int k = pca.componentsExplaining(0.9);
      double[] shares = pca.explainedShares();
      assertThat(Arrays.stream(shares).limit(k).sum()).isGreaterThan(0.9);
      assertThat(Arrays.stream(shares).limit(k - 1).sum()).isLessThanOrEqualTo(0.9);
      assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void standardisedColumnsHaveMean0AndDeviation1() {
    Rows rows = digits.rows();
    try (Standardization standard = Standardization.fit(rows)) {
      Tensor all = standard.transform(rows).all().to(DType.FLOAT64);
      assertThat(all.mean(0).abs().max().item()).isLessThan(1e-6);
      double[] std = all.std(0).toDoubleArray();
      assertThat(std[0]).as("a column that never varies").isZero();
      assertThat(std[2]).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void lloydsIterationsFromTheSameStart() {
    Rows rows = digits.rows();
    try (KMeans found = KMeans.fit(rows, rows.range(0, 10), KMeans.Stop.STANDARD)) {
      double[] expected = digits.values("kmeans.inertia");
      digits.close(found.centers(), "kmeans.centers", 1e-9);
      assertThat(found.inertia()).isCloseTo(expected[0], within(1e-6));
      assertThat((double) found.iterations()).isCloseTo(expected[1], within(1.0));
      assertThat(found.assign(rows)).hasSize(600).contains(0, 9);
    }
  }

  @Test
  void startsOfKMeansPlusPlusAreApartAndFollowFromTheSeed() {
    Rows rows = digits.rows();
    try (KMeans found = KMeans.fit(rows, 10, 3, KMeans.Stop.STANDARD);
        KMeans again = KMeans.fit(rows, 10, 3, KMeans.Stop.STANDARD)) {
      assertThat(found.centers().toFloatArray()).isEqualTo(again.centers().toFloatArray());
      assertThat(found.inertia()).isLessThan(1.05 * digits.values("kmeans.inertia")[0]);
    }
    Tensor two = Tensor.of(new double[] {0, 0, 0, 9}, 4, 1);
    for (int seed = 0; seed < 20; seed++) {
      assertThat(KMeans.plusPlus(Rows.of(two), 2, seed).toDoubleArray())
          .containsExactlyInAnyOrder(0, 9);
    }
  }

  @Test
  void aCentreWithoutRowsStartsAnewAtTheFarthest() {
    Rows rows = Rows.of(Tensor.of(new double[] {0, 1, 2, 30}, 4, 1));
    Tensor start = Tensor.of(new float[] {0, 1, -50}, 3, 1);
    try (KMeans found = KMeans.fit(rows, start, KMeans.Stop.STANDARD)) {
      assertThat(found.inertia()).isCloseTo(0.5, within(1e-6));
      assertThat(found.centers().toDoubleArray()).contains(30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"diag", "full"})
  void mixturesAfterFifteenIterationsFromTheSameStart(String kind) {
    boolean full = kind.equals("full");
    Rows rows = Rows.of(digits.tensor("mixture.rows"));
    Tensor ones = Torch.ones(new long[] {4, 5}, DType.FLOAT64);
    GaussianMixture start =
        new GaussianMixture(
            Torch.full(new long[] {4}, 0.25, DType.FLOAT64).keep(),
            rows.range(0, 4).to(DType.FLOAT64).keep(),
            (full ? ones.diagEmbed() : ones).keep());
    var fit = new MixtureFit(4, full, 15, 0, 1e-3, 0);
    try (var found = fit.fit(rows, start)) {
      GaussianMixture mixture = found.mixture();
      digits.close(mixture.weights(), "mixture." + kind + ".weights", 1e-8);
      digits.close(mixture.means(), "mixture." + kind + ".means", 1e-7);
      digits.close(mixture.covariances(), "mixture." + kind + ".covariances", 1e-7);
      double[] score = digits.values("mixture." + kind + ".score");
      assertThat(-mixture.negativeLogLikelihood(rows)).isCloseTo(score[0], within(1e-9));
      assertThat(mixture.bayesianInformationCriterion(rows)).isCloseTo(score[1], within(1e-6));
      assertThat(found.converged()).isFalse();
      assertThat(found.iterations()).isEqualTo(15);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void draws(boolean full) {
    Tensor covariances =
        full
            ? Tensor.of(new double[] {4, 1, 1, 2, 1, 0, 0, 1}, 2, 2, 2)
            : Tensor.of(new double[] {4, 2, 1, 1}, 2, 2);
    try (var mixture =
            new GaussianMixture(
                Tensor.of(new double[] {0.75, 0.25}, 2).keep(),
                Tensor.of(new double[] {-9, 0, 9, 3}, 2, 2).keep(),
                covariances.keep());
        var random = Generator.of(Device.CPU, 5)) {
      Rows rows = Rows.of(mixture.sample(20_000, random));
      try (var found = MixtureFit.of(2, full, 1).fit(rows)) {
        double[] weights = found.mixture().weights().toDoubleArray();
        boolean swapped = weights[0] < weights[1];
        Tensor order = Tensor.of(swapped ? new long[] {1, 0} : new long[] {0, 1}, 2);
        assertThat(found.converged()).isTrue();
        assertThat(found.mixture().weights().indexSelect(0, order).toDoubleArray())
            .containsExactly(new double[] {0.75, 0.25}, within(0.02));
        assertThat(found.mixture().means().indexSelect(0, order).toDoubleArray())
            .containsExactly(mixture.means().toDoubleArray(), within(0.1));
        assertThat(found.mixture().covariances().indexSelect(0, order).toDoubleArray())
            .containsExactly(mixture.covariances().toDoubleArray(), within(0.2));
      }
    }
  }

  @Test
  void softmaxRegression() {
    Rows all = digits.rows().map(64, batch -> batch.div(16.0));
    long[] labels = digits.integers("labels");
    Rows train = all.select(LongStream.range(0, 400).toArray());
    Rows held = all.select(LongStream.range(400, 600).toArray());
    var options = new LinearProbe.Options(1e-2, 2000, 1e-8);
    try (LinearProbe probe = LinearProbe.fit(train, Arrays.copyOf(labels, 400), options)) {
      digits.close(probe.weight(), "probe.weight", 1e-5);
      double[] expected = digits.values("probe.held");
      var accuracy = probe.accuracy(held, Arrays.copyOfRange(labels, 400, 600));
      assertThat(accuracy.top1()).isEqualTo(expected[0]);
      assertThat(accuracy.loss()).isCloseTo(expected[1], within(1e-6));
      assertThat(accuracy.top5()).isBetween(accuracy.top1(), 1.0);
    }
    try (LinearProbe probe = LinearProbe.fit(train, Arrays.copyOf(labels, 400), 12, options)) {
      long[] unseen = new long[200];
      Arrays.fill(unseen, 11);
      assertThat(probe.accuracy(held, unseen).top1()).isZero();
      unseen[0] = 12;
      assertThatThrownBy(() -> probe.accuracy(held, unseen)).hasMessageContaining("0 to 11");
    }
    assertThatThrownBy(() -> LinearProbe.fit(train, labels, options))
        .hasMessageContaining("400 rows need as many labels");
  }

  @Test
  void trustworthinessOfAPlane() {
    double[] expected = digits.values("trust");
    Tensor plane = digits.tensor("plane");
    assertThat(Trustworthiness.of(digits.rows(), plane, 5)).isCloseTo(expected[0], within(1e-3));
    assertThat(Trustworthiness.of(digits.rows(), plane, 12)).isCloseTo(expected[1], within(1e-3));
    assertThat(Trustworthiness.of(digits.rows(), digits.rows().all(), 5))
        .isCloseTo(1, within(1e-5));
    assertThatThrownBy(() -> Trustworthiness.of(digits.rows(), plane, 300))
        .hasMessageContaining("300 neighbours");
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void treesOfClusters(Linkage linkage) {
    String name = linkage.name().toLowerCase(Locale.ROOT);
    var tree = HierarchicalClustering.of(digits.tensor("few"), linkage);
    double[] distances =
        tree.merges().stream().mapToDouble(HierarchicalClustering.Merge::distance).toArray();
    assertThat(distances).containsExactly(digits.values("tree." + name), within(1e-10));
    for (int clusters : new int[] {2, 4, 10}) {
      long[] expected = digits.integers("cut." + name + "." + clusters);
      assertThat(Arrays.stream(tree.cut(clusters)).asLongStream().toArray()).isEqualTo(expected);
    }
    assertThat(tree.cut(60)).hasSize(60).doesNotHaveDuplicates();
    assertThat(tree.cut(1)).containsOnly(0);
    assertThatThrownBy(() -> tree.cut(61)).hasMessageContaining("60 rows");
  }
}
