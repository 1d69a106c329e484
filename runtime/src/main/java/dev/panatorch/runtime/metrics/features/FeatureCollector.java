package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.Npz;
import dev.panatorch.runtime.io.TensorSource;
import dev.panatorch.runtime.metrics.RunningCovariance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a network's features of images, batch by batch, for all metrics at once. What was
 * gathered can be saved and gone on with. The caller closes it. Not thread-safe.
 */
public final class FeatureCollector implements AutoCloseable {

  private final boolean keepRows;
  private final List<Tensor> rows = new ArrayList<>();
  private @Nullable RunningCovariance pooled;
  private @Nullable RunningCovariance spatial;
  private @Nullable InceptionScore score;

  /**
   * Nothing yet.
   *
   * @param keepRows whether the pooled features themselves are kept in host memory (8 KiB an image
   *     of the Inception network), which KID, precision and recall need
   */
  public FeatureCollector(boolean keepRows) {
    this.keepRows = keepRows;
  }

  /** Adds a batch. */
  public void add(Features features) {
    pooled = gathered(pooled, features.pooled());
    if (features.spatial() != null) {
      spatial = gathered(spatial, features.spatial());
    }
    if (features.logits() != null) {
      if (score == null) {
        int classes = Math.toIntExact(features.logits().size(1));
        score = InceptionScore.of(classes, InceptionScore.ADM_BLOCK);
      }
      score.add(features.logits());
    }
    if (keepRows) {
      rows.add(features.pooled().detach().to(Device.CPU, DType.FLOAT32, false, true).keep());
    }
  }

  private static RunningCovariance gathered(@Nullable RunningCovariance before, Tensor batch) {
    RunningCovariance all =
        before == null ? RunningCovariance.of(Math.toIntExact(batch.size(1))) : before;
    all.add(batch);
    return all;
  }

  /** Images added so far. */
  public long count() {
    return pooled == null ? 0 : pooled.count();
  }

  /**
   * Mean and covariance of the pooled features.
   *
   * @throws IllegalArgumentException if there are fewer than two images
   */
  public FeatureStatistics statistics() {
    if (pooled == null) {
      throw new IllegalArgumentException("no images were added");
    }
    return FeatureStatistics.of(pooled);
  }

  /** Mean and covariance of the spatial features, where the network has them. */
  public Optional<FeatureStatistics> spatialStatistics() {
    return Optional.ofNullable(spatial).map(FeatureStatistics::of);
  }

  /** The Inception Score, where the network has logits. */
  public Optional<InceptionScore.Score> score() {
    return Optional.ofNullable(score).map(InceptionScore::score);
  }

  /**
   * The pooled features, float32 [count, d] on the CPU, in the order they were added; owned as any
   * operator's result is.
   *
   * @throws IllegalStateException if they were not kept
   */
  public Tensor rows() {
    if (rows.isEmpty()) {
      throw new IllegalStateException("the features themselves were not kept");
    }
    return Torch.cat(rows, 0);
  }

  /** Writes all that was gathered, replacing the file atomically. */
  public void save(Path file) throws IOException {
    try (var scope = Scope.open()) {
      Map<String, TensorSource> arrays = new LinkedHashMap<>();
      put(arrays, "pooled", pooled);
      put(arrays, "spatial", spatial);
      if (score != null) {
        double[] state = score.state();
        arrays.put("score", TensorSource.of(Tensor.of(state, state.length)));
      }
      if (!rows.isEmpty()) {
        arrays.put("rows", TensorSource.of(rows()));
      }
      Npz.write(file, arrays);
    }
  }

  private static void put(
      Map<String, TensorSource> arrays, String name, @Nullable RunningCovariance gathered) {
    if (gathered != null) {
      int d = gathered.dimensions();
      arrays.put(name + ".count", TensorSource.of(Tensor.of(new long[] {gathered.count()}, 1)));
      arrays.put(name + ".mean", TensorSource.of(Tensor.of(gathered.mean(), d)));
      arrays.put(name + ".scatter", TensorSource.of(Tensor.of(gathered.scatter(), d, d)));
    }
  }

  /**
   * Goes on, to the last bit, from a file that {@link #save} wrote.
   *
   * @throws IOException if the file is damaged or of another kind
   */
  public static FeatureCollector open(Path file) throws IOException {
    Map<String, Npz.Array> arrays = Npz.open(file);
    Npz.Array kept = arrays.get("rows");
    FeatureCollector collector = new FeatureCollector(kept != null);
    try (var scope = Scope.open()) {
      collector.pooled = gathered(file, arrays, "pooled");
      collector.spatial = gathered(file, arrays, "spatial");
      Npz.Array state = arrays.get("score");
      if (state != null) {
        collector.score = InceptionScore.ofState(state.load().toTensor().toDoubleArray());
      }
      if (kept != null) {
        Tensor rows = kept.load().toTensor();
        if (rows.size(0) != collector.count()) {
          throw new IllegalArgumentException(
              "statistics of %d images, but features of %d"
                  .formatted(collector.count(), rows.size(0)));
        }
        collector.rows.add(rows.copy().keep());
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds no gathered features: " + e.getMessage(), e);
    }
    return collector;
  }

  private static @Nullable RunningCovariance gathered(
      Path file, Map<String, Npz.Array> arrays, String name) throws IOException {
    Npz.Array count = arrays.get(name + ".count");
    Npz.Array mean = arrays.get(name + ".mean");
    Npz.Array scatter = arrays.get(name + ".scatter");
    if (count == null || mean == null || scatter == null) {
      if (name.equals("pooled")) {
        throw new IOException(file + " holds no gathered features, but " + arrays.keySet());
      }
      return null;
    }
    return RunningCovariance.ofState(
        count.load().toTensor().itemLong(),
        mean.load().toTensor().toDoubleArray(),
        scatter.load().toTensor().toDoubleArray());
  }

  @Override
  public void close() {
    rows.forEach(Tensor::close);
    rows.clear();
  }
}
