package dev.panatorch.runtime.metrics.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Npz;
import dev.panatorch.runtime.io.TensorSource;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCollectorTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void batchesSavedAndGoneOnWithEqualOneBatch() throws IOException {
    long before = LiveTensors.count();
    try (var scope = Scope.open();
        var whole = new FeatureCollector(true);
        var part = new FeatureCollector(true)) {
      Tensor rows = FeatureRows.of(50, 6, 0);
      whole.add(batch(rows, 0, 50));
      part.add(batch(rows, 0, 13));
      part.save(folder.resolve("state.npz"));
      try (var resumed = FeatureCollector.open(folder.resolve("state.npz"))) {
        assertThat(resumed.count()).isEqualTo(13);
        resumed.add(batch(rows, 13, 37));
        assertThat(resumed.statistics().mean())
            .containsExactly(whole.statistics().mean(), within(1e-12));
        assertThat(resumed.statistics().covariance())
            .containsExactly(whole.statistics().covariance(), within(1e-12));
        assertThat(resumed.spatialStatistics().orElseThrow().covariance())
            .containsExactly(whole.spatialStatistics().orElseThrow().covariance(), within(1e-12));
        assertThat(resumed.score().orElseThrow().mean())
            .isCloseTo(whole.score().orElseThrow().mean(), within(1e-12));
        assertThat(resumed.rows().toFloatArray()).isEqualTo(rows.toFloatArray());
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private static Features batch(Tensor rows, long from, long n) {
    Tensor part = rows.narrow(0, from, n);
    return new Features(part, part.narrow(1, 0, 4), part.narrow(1, 2, 3));
  }

  @Test
  void whatWasNotGatheredIsNotThere() {
    try (var scope = Scope.open();
        var collector = new FeatureCollector(false)) {
      assertThatThrownBy(collector::statistics).hasMessageContaining("no images");
      collector.add(new Features(FeatureRows.of(5, 3, 0), null, null));
      assertThat(collector.spatialStatistics()).isEmpty();
      assertThat(collector.score()).isEmpty();
      assertThatThrownBy(collector::rows).hasMessageContaining("not kept");
    }
  }

  @Test
  void referenceFilesAreThoseOfTheAdmEvaluator() throws IOException {
    Path file = folder.resolve("reference.npz");
    try (var scope = Scope.open();
        var collector = new FeatureCollector(false)) {
      collector.add(batch(FeatureRows.of(9, 6, 0), 0, 9));
      ReferenceStatistics.of(collector).write(file);
      assertThat(Npz.open(file).keySet()).containsExactly("mu", "sigma", "mu_s", "sigma_s");
      ReferenceStatistics read = ReferenceStatistics.read(file);
      assertThat(Objects.requireNonNull(read.pooled()).mean())
          .isEqualTo(collector.statistics().mean());
      assertThat(Objects.requireNonNull(read.spatial()).covariance())
          .isEqualTo(collector.spatialStatistics().orElseThrow().covariance());
      assertThat(read.images()).isNull();
    }
  }

  @Test
  void imagesAndSinglePrecisionStatisticsAreRead() throws IOException {
    Path file = folder.resolve("images.npz");
    try (var scope = Scope.open()) {
      Tensor images = Tensor.of(new byte[] {1, 2, 3, 4, 5, 6}, 1, 1, 2, 3);
      Npz.write(
          file,
          Map.of(
              "arr_0", TensorSource.of(images),
              "mu", TensorSource.of(Tensor.of(new float[] {1.5f}, 1)),
              "sigma", TensorSource.of(Tensor.of(new float[] {2}, 1, 1))));
      ReferenceStatistics read = ReferenceStatistics.read(file);
      assertThat(Objects.requireNonNull(read.images()).dtype()).isEqualTo(DType.UINT8);
      assertThat(Objects.requireNonNull(read.pooled()).mean()).containsExactly(1.5);
      read.write(folder.resolve("copy.npz"));
      MemorySegment copied =
          Objects.requireNonNull(ReferenceStatistics.read(folder.resolve("copy.npz")).images())
              .data();
      assertThat(copied.mismatch(MemorySegment.ofArray(new byte[] {1, 2, 3, 4, 5, 6})))
          .isEqualTo(-1);
    }
  }

  @Test
  void otherFilesAreRefusedWithTheirNames() throws IOException {
    Path file = folder.resolve("other.npz");
    try (var scope = Scope.open()) {
      Npz.write(file, Map.of("x", TensorSource.of(Tensor.of(new float[] {1}, 1))));
      assertThatThrownBy(() -> ReferenceStatistics.read(file))
          .hasMessageContaining("other.npz")
          .hasMessageContaining("arr_0")
          .hasMessageContaining("[x]");
      assertThatThrownBy(() -> FeatureCollector.open(file)).hasMessageContaining("other.npz");
      Npz.write(
          file,
          Map.of(
              "mu", TensorSource.of(Tensor.of(new float[] {1, 2}, 2)),
              "sigma", TensorSource.of(Tensor.of(new float[] {1, 2}, 2))));
      assertThatThrownBy(() -> ReferenceStatistics.read(file))
          .hasMessageContaining("2 features have 4 covariances, got 2");
    }
  }
}
