package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UmapTest {

  /** scipy's curve_fit of the same points, which is what umap-learn calls. */
  @Test
  void theCurveIsFittedToTheMinimumDistance() {
    UmapCurve standard = UmapCurve.of(0.1, 1);
    assertThat(standard.a()).isCloseTo(1.57694346, within(1e-5));
    assertThat(standard.b()).isCloseTo(0.89506088, within(1e-5));
    UmapCurve tight = UmapCurve.of(0, 1);
    assertThat(tight.a()).isCloseTo(1.9328084, within(1e-5));
    assertThat(tight.b()).isCloseTo(0.79049497, within(1e-5));
    UmapCurve loose = UmapCurve.of(0.5, 1);
    assertThat(loose.a()).isCloseTo(0.58303002, within(1e-5));
    assertThat(loose.b()).isCloseTo(1.33416699, within(1e-5));
  }

  @Test
  void neighboursAreTheNearestOtherRows() {
    try (var scope = Scope.open();
        var nearest =
            NearestNeighbours.of(Rows.of(Tensor.of(new double[] {0, 1, 3, 3, 9}, 5, 1)), 2)) {
      assertThat(nearest.distances().toDoubleArray()).containsExactly(1, 3, 1, 2, 0, 2, 0, 2, 6, 6);
      assertThat(nearest.indices().get(0).toLongArray()).startsWith(1);
      assertThat(nearest.indices().get(2).toLongArray()).containsExactly(3, 1);
    }
  }

  @Test
  void neighboursAcrossBlocks() {
    try (var scope = Scope.open()) {
      Tensor line = Torch.arange(5000L).to(DType.FLOAT32).unsqueeze(1);
      try (var nearest = NearestNeighbours.of(Rows.of(line), 1)) {
        assertThat(nearest.distances().sum().item()).isEqualTo(5000);
        Tensor apart = nearest.indices().squeeze(1).sub(Torch.arange(5000L)).abs();
        assertThat(apart.max().itemLong()).isEqualTo(1);
      }
    }
  }

  /** Each row's strengths sum to log2 of its neighbours, which is how their scale is chosen. */
  @Test
  void edgesStandTwiceAndAreUnitedAsFuzzySets() {
    try (var scope = Scope.open();
        var nearest =
            NearestNeighbours.of(Rows.of(Tensor.of(new double[] {0, 1, 3, 7}, 4, 1)), 2)) {
      NeighbourGraph graph = NeighbourGraph.of(nearest);
      long edges = graph.strength().numel();
      assertThat(edges % 2).isZero();
      assertThat(graph.strength().max().item()).isEqualTo(1);
      assertThat(graph.from().narrow(0, 0, edges / 2).toLongArray())
          .isEqualTo(graph.to().narrow(0, edges / 2, edges / 2).toLongArray());
      assertThat(graph.strength().narrow(0, 0, edges / 2).toDoubleArray())
          .isEqualTo(graph.strength().narrow(0, edges / 2, edges / 2).toDoubleArray());
    }
  }

  @Test
  void theGraphOfDigitsIsThatOfUmapLearn() throws IOException {
    Digits digits = Digits.open();
    try (var scope = Scope.open();
        var nearest = NearestNeighbours.of(digits.rows(), 14)) {
      NeighbourGraph graph = NeighbourGraph.of(nearest);
      double[] expected = digits.values("umap.graph");
      // Where two rows are equally far, either may be the last neighbour.
      assertThat((double) graph.strength().numel()).isCloseTo(expected[0], within(4.0));
      assertThat(graph.strength().sum().item()).isCloseTo(expected[1], within(0.5));
    }
  }

  /** As far as umap-learn's, for which seeds differ by 0.002; the principal plane's is 0.834. */
  @Test
  void aMapOfDigitsCanBeTrustedAsMuchAsThoseOfUmapLearn() throws IOException {
    long before = LiveTensors.count();
    Digits digits = Digits.open();
    try (var scope = Scope.open()) {
      Rows rows = digits.rows();
      Tensor map = Umap.standard(1).embed(rows);
      assertThat(map.shape()).containsExactly(600, 2);
      assertThat(map.isfinite().all().itemLong()).isEqualTo(1);
      double[] theirs = digits.tensor("umap.trust").mean(0).toDoubleArray();
      assertThat(Trustworthiness.of(rows, map, 5)).isGreaterThan(theirs[0] - 0.005);
      assertThat(Trustworthiness.of(rows, map, 12)).isGreaterThan(theirs[1] - 0.005);
      assertThat(scope.liveTensors()).as("the digits, twice, theirs and the map").isLessThan(8);
      Tensor again = Umap.standard(1).embed(rows);
      assertThat(again.toFloatArray()).isEqualTo(map.toFloatArray());
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  void equalRowsAndMoreDimensionsThanThereAreAreMappedToo() {
    try (var scope = Scope.open()) {
      Tensor map = new Umap(3, 3, 0.1, 20, 0).embed(Rows.of(Torch.zeros(new long[] {12, 2})));
      assertThat(map.shape()).containsExactly(12, 3);
      assertThat(map.isfinite().all().itemLong()).isEqualTo(1);
      assertThatThrownBy(() -> Umap.standard(0).embed(Rows.of(Torch.zeros(5, 2))))
          .hasMessageContaining("at least 15 rows, got 5");
      assertThatThrownBy(() -> new Umap(1, 2, 0.1, 0, 0)).hasMessageContaining("2 neighbours");
    }
  }
}
