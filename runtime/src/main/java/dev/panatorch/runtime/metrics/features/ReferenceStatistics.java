package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.io.Npz;
import dev.panatorch.runtime.io.TensorData;
import dev.panatorch.runtime.io.TensorSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The reference of a data set as the ADM evaluator keeps it in a {@code .npz} file: {@code mu} and
 * {@code sigma} of the pooled features, {@code mu_s} and {@code sigma_s} of the spatial ones, and
 * images in {@code arr_0}. Files of pytorch-fid, with the first two alone, are read too, and so are
 * those with images alone.
 *
 * @param pooled what FID compares with, or null
 * @param spatial what sFID compares with, or null
 * @param images uint8 [N, H, W, 3], whose features precision and recall need, or null
 */
public record ReferenceStatistics(
    @Nullable FeatureStatistics pooled,
    @Nullable FeatureStatistics spatial,
    @Nullable TensorData images) {

  /** What was gathered from a data set's images, without images. */
  public static ReferenceStatistics of(FeatureCollector gathered) {
    return new ReferenceStatistics(
        gathered.statistics(), gathered.spatialStatistics().orElse(null), null);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is damaged or holds neither statistics nor images
   */
  public static ReferenceStatistics read(Path file) throws IOException {
    Map<String, Npz.Array> arrays = Npz.open(file);
    Npz.Array images = arrays.get("arr_0");
    ReferenceStatistics read =
        new ReferenceStatistics(
            statistics(file, arrays, "mu", "sigma"),
            statistics(file, arrays, "mu_s", "sigma_s"),
            images == null ? null : images.load());
    if (read.pooled == null && read.images == null) {
      throw new IOException(
          file
              + " holds neither statistics (mu and sigma) nor images (arr_0), but "
              + arrays.keySet());
    }
    return read;
  }

  private static @Nullable FeatureStatistics statistics(
      Path file, Map<String, Npz.Array> arrays, String mean, String covariance) throws IOException {
    Npz.Array mu = arrays.get(mean);
    Npz.Array sigma = arrays.get(covariance);
    if (mu == null || sigma == null) {
      return null;
    }
    try (var scope = Scope.open()) {
      double[] means = mu.load().toTensor().toDoubleArray();
      double[] covariances = sigma.load().toTensor().toDoubleArray();
      if (!DoubleStream.concat(DoubleStream.of(means), DoubleStream.of(covariances))
          .allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("not all of these are finite numbers");
      }
      return new FeatureStatistics(means, covariances);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s and %s: %s".formatted(file, mean, covariance, e.getMessage()));
    }
  }

  /** Writes the file, replacing it atomically. */
  public void write(Path file) throws IOException {
    try (var scope = Scope.open()) {
      Map<String, TensorSource> arrays = new LinkedHashMap<>();
      if (images != null) {
        arrays.put("arr_0", images);
      }
      put(arrays, "mu", "sigma", pooled);
      put(arrays, "mu_s", "sigma_s", spatial);
      Npz.write(file, arrays);
    }
  }

  private static void put(
      Map<String, TensorSource> arrays,
      String mean,
      String covariance,
      @Nullable FeatureStatistics statistics) {
    if (statistics != null) {
      int d = statistics.dimensions();
      arrays.put(mean, TensorSource.of(Tensor.of(statistics.mean(), d)));
      arrays.put(covariance, TensorSource.of(Tensor.of(statistics.covariance(), d, d)));
    }
  }
}
