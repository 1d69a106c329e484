package dev.panatorch.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.LiveTensors;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.cuda.Gpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The analyses of rows on a GPU against those on the CPU. */
@Tag("cuda")
class AnalysisCudaTest {
  private static final Device CUDA = Device.cuda(0);

  private final long before = LiveTensors.count();
  private final Digits digits = Digits.open();
  private final Scope scope = Scope.open();

  @BeforeEach
  void needsGpu() {
    Gpu.require();
  }

  @AfterEach
  void nothingIsLeft() {
    scope.close();
    assertThat(LiveTensors.count()).isEqualTo(before);
  }

  private Rows rows() {
    return Rows.of(digits.tensor("digits").to(CUDA, DType.FLOAT32));
  }

  @Test
  void componentsClustersAndMixtures() {
    Rows rows = rows();
    try (Pca pca = Pca.fit(rows);
        KMeans clusters = KMeans.fit(rows, rows.range(0, 10), KMeans.Stop.STANDARD)) {
      assertThat(pca.variances()).containsExactly(digits.values("pca.variances"), within(1e-8));
      assertThat(clusters.inertia()).isCloseTo(digits.values("kmeans.inertia")[0], within(1e-4));
      Rows reduced = pca.transform(rows, 5);
      for (boolean full : new boolean[] {false, true}) {
        try (var found = MixtureFit.of(4, full, 1).fit(reduced);
            var onHost = MixtureFit.of(4, full, 1).fit(Rows.of(reduced.all().cpu()))) {
          assertThat(found.mixture().negativeLogLikelihood(reduced))
              .isCloseTo(
                  onHost.mixture().negativeLogLikelihood(Rows.of(reduced.all().cpu())),
                  within(0.05));
        }
      }
    }
  }

  @Test
  void probesAndMaps() {
    Rows rows = rows().map(64, batch -> batch.div(16.0));
    long[] labels = digits.integers("labels");
    try (LinearProbe probe =
        LinearProbe.fit(rows, labels, new LinearProbe.Options(1e-2, 500, 1e-7))) {
      assertThat(probe.accuracy(rows, labels).top1()).isGreaterThan(0.8);
    }
    Tensor map = Umap.standard(1).embed(rows);
    assertThat(Trustworthiness.of(rows, map, 5)).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @EnumSource(ModesExperiment.Student.class)
  void theSimulationOfModes(ModesExperiment.Student student) {
    var experiment = new ModesExperiment(4, 5, student, 250, 48, 3);
    assertThat(experiment.run(1, 512, CUDA).excess())
        .isLessThan(experiment.run(24, 512, CUDA).excess());
  }
}
