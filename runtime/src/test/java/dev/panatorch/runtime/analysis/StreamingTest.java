package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The analyses of rows that are made as they are read, a few at a time: they ask for no more, and
 * find what they find when all rows are there at once.
 */
class StreamingTest {
  private static final int COUNT = 1500;
  private static final int DIMENSIONS = 6;
  private static final int BATCH = 64;
  private static final double CLOSE = 1e-6;

  private final long before = LiveTensors.count();
  private final Scope scope = Scope.open();
  private final Streamed streamed = new Streamed();
  private final Rows atOnce = Rows.of(streamed.make(LongStream.range(0, COUNT).toArray()));
  private final long[] labels = LongStream.range(0, COUNT).map(i -> i % 3).toArray();

  /** Three clouds, by turns. Remembers how much was asked for at once. */
  private static final class Streamed implements Rows {
    private int largest;

    @Override
    public long count() {
      return COUNT;
    }

    @Override
    public int dimensions() {
      return DIMENSIONS;
    }

    @Override
    public Device device() {
      return Device.CPU;
    }

    @Override
    public int batchSize() {
      return BATCH;
    }

    @Override
    public Tensor read(long... indices) {
      largest = Math.max(largest, indices.length);
      return make(indices);
    }

    Tensor make(long... indices) {
      return Scope.run(() -> {
        Tensor index = Tensor.of(indices, indices.length, 1).to(DType.FLOAT64);
        Tensor column = Torch.arange(1L, DIMENSIONS + 1L).to(DType.FLOAT64);
        Tensor scattered = index.mul(column.mul(1.7)).add(column).sin().div(column);
        Tensor cloud = index.remainder(3).mul(column.mul(2.0).cos()).mul(2.0);
        return scattered.add(cloud).to(DType.FLOAT32);
      });
    }
  }

  @AfterEach
  void noReadWasLargerThanABatchAndNothingIsLeft() {
    assertThat(streamed.largest).isBetween(1, BATCH);
    scope.close();
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static void equal(Tensor actual, Tensor expected) {
    assertThat(actual.toDoubleArray()).containsExactly(expected.toDoubleArray(), within(CLOSE));
  }

  @Test
  void componentsAndStandardisation() {
    try (Pca parts = Pca.fit(streamed);
        Pca whole = Pca.fit(atOnce);
        Standardization inParts = Standardization.fit(parts.transform(streamed, 3));
        Standardization ofAll = Standardization.fit(whole.transform(atOnce, 3))) {
      assertThat(parts.variances()).containsExactly(whole.variances(), within(CLOSE));
      equal(
          inParts.transform(parts.transform(streamed.make(5, 7), 3)),
          ofAll.transform(whole.transform(streamed.make(5, 7), 3)));
    }
  }

  @Test
  void clusters() {
    try (KMeans parts = KMeans.fit(streamed, 3, 1, KMeans.Stop.STANDARD);
        KMeans whole = KMeans.fit(atOnce, 3, 1, KMeans.Stop.STANDARD)) {
      equal(parts.centers(), whole.centers());
      assertThat(parts.assign(streamed)).isEqualTo(whole.assign(atOnce));
    }
  }

  @Test
  void mixtures() {
    for (boolean full : new boolean[] {false, true}) {
      var fit = new MixtureFit(3, full, 5, 0, 1e-3, 1);
      try (var parts = fit.fit(streamed);
          var whole = fit.fit(atOnce)) {
        equal(parts.mixture().means(), whole.mixture().means());
        assertThat(parts.mixture().negativeLogLikelihood(streamed))
            .isCloseTo(whole.mixture().negativeLogLikelihood(atOnce), within(CLOSE));
      }
    }
  }

  /** A part of the rows, reduced: as {@code analyze} fits and holds out. */
  @Test
  void aPartOfReducedRowsIsReadByTheBatchesOfItsSource() {
    Rows reduced = streamed.map(1, batch -> batch.sum(new long[] {1}, true));
    long[] half = LongStream.range(0, COUNT / 2).map(i -> 2 * i).toArray();
    try (var found = MixtureFit.of(2, false, 1).fit(reduced.select(half))) {
      assertThat(found.mixture().components()).isEqualTo(2);
    }
  }

  @Test
  void probes() {
    var options = new LinearProbe.Options(1e-2, 30, 1e-6);
    try (LinearProbe parts = LinearProbe.fit(streamed, labels, options);
        LinearProbe whole = LinearProbe.fit(atOnce, labels, options)) {
      assertThat(parts.accuracy(streamed, labels).top1())
          .isEqualTo(whole.accuracy(atOnce, labels).top1())
          .isGreaterThan(0.9);
    }
  }

  @Test
  void neighboursAndTheTrustInAMap() {
    Tensor map = atOnce.all().narrow(1, 0, 2);
    try (var parts = NearestNeighbours.of(streamed, 4);
        var whole = NearestNeighbours.of(atOnce, 4)) {
      equal(parts.distances(), whole.distances());
      assertThat(Arrays.equals(parts.indices().toLongArray(), whole.indices().toLongArray()))
          .isTrue();
    }
    assertThat(Trustworthiness.of(streamed, map, 4))
        .isCloseTo(Trustworthiness.of(atOnce, map, 4), within(CLOSE));
  }
}
