package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.cuda.Gpu;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentCacheWriter;
import dev.panatorch.runtime.data.latents.LatentLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
  @TempDir private Path folder = Path.of("");

  private static final double[] VALUES = {0, 1, 10, 11, 20, 21, 30, 31, 40, 41};

  @Test
  void tensorsCachesSelectionsAndMapsReadTheSameRows() throws IOException {
    long before = LiveTensors.count();
    LatentCache cache = cache();
    try (var scope = Scope.open()) {
      Tensor rows = Tensor.of(VALUES, 5, 2);
      Rows cached = Rows.of(cache, Device.CPU);
      for (Rows each : List.of(Rows.of(rows), Rows.of(rows.to(DType.FLOAT64)), cached)) {
        assertThat(each.count()).isEqualTo(5);
        assertThat(each.dimensions()).isEqualTo(2);
        assertThat(each.all().toDoubleArray()).containsExactly(VALUES);
        assertThat(each.all().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(each.read(3, 0, 3).toDoubleArray()).containsExactly(30, 31, 0, 1, 30, 31);
        assertThat(each.read(3, 0).toDoubleArray()).containsExactly(30, 31, 0, 1);
        assertThat(each.range(1, 2).toDoubleArray()).containsExactly(10, 11, 20, 21);
        Rows some = each.select(4, 0, 2);
        assertThat(some.all().toDoubleArray()).containsExactly(40, 41, 0, 1, 20, 21);
        assertThat(some.read(1).toDoubleArray()).containsExactly(0, 1);
        Rows sums = some.map(1, batch -> batch.sum(new long[] {1}, true));
        assertThat(sums.dimensions()).isEqualTo(1);
        assertThat(sums.all().toDoubleArray()).containsExactly(81, 1, 41);
      }
    }
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  @Test
  @Tag("cuda")
  void aCacheIsReadToAGpuToo() throws IOException {
    Gpu.require();
    Device gpu = Device.cuda(0);
    LatentCache cache = cache();
    try (var scope = Scope.open()) {
      Rows rows = Rows.of(cache, gpu);
      assertThat(rows.all().device()).isEqualTo(gpu);
      assertThat(rows.read(3, 0).toDoubleArray()).containsExactly(30, 31, 0, 1);
    }
  }

  private LatentCache cache() throws IOException {
    Path place = folder.resolve("cache");
    try (var scope = Scope.open();
        var writer = LatentCacheWriter.open(place, LatentLayout.tokens(1, 2), 2)) {
      Tensor latents = Tensor.of(VALUES, 5, 1, 2).to(DType.FLOAT32);
      List<String> ids = List.of("a", "b", "c", "d", "e");
      writer.add(ids, new long[] {0, 1, 0, 1, 0}, latents, latents.neg());
      return writer.finish(List.of("x", "y"), Map.of());
    }
  }

  @Test
  void batchesComeInOrderAndLeaveNothing() {
    try (var scope = Scope.open()) {
      Rows wide = Rows.of(Torch.arange(6L).to(DType.FLOAT32).view(3, 2));
      Rows slow =
          new Rows() {
            @Override
            public long count() {
              return 3;
            }

            @Override
            public int dimensions() {
              return 2;
            }

            @Override
            public Device device() {
              return Device.CPU;
            }

            @Override
            public Tensor read(long... indices) {
              return wide.read(indices);
            }

            @Override
            public int batchSize() {
              return 2;
            }
          };
      long before = scope.liveTensors();
      List<double[]> batches = new ArrayList<>();
      slow.forEach(batch -> batches.add(batch.toDoubleArray()));
      assertThat(batches).containsExactly(new double[] {0, 1, 2, 3}, new double[] {4, 5});
      assertThat(scope.liveTensors()).isEqualTo(before);
    }
  }

  @Test
  void rowsThatDoNotExistAreRefused() {
    try (var scope = Scope.open()) {
      Rows rows = Rows.of(Tensor.of(VALUES, 5, 2));
      assertThatThrownBy(() -> rows.select(5)).hasMessageContaining("row 5 of 5");
      assertThatThrownBy(() -> Rows.of(Tensor.of(VALUES, 5, 2, 1))).hasMessageContaining("[n, d]");
      assertThatThrownBy(() -> Pca.fit(rows.select(0))).hasMessageContaining("at least 2 rows");
    }
  }
}
