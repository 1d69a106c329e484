package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.FeatureStatistics;
import dev.panatorch.runtime.metrics.features.FrechetDistance;
import dev.panatorch.runtime.metrics.features.InceptionScore;
import dev.panatorch.runtime.metrics.features.KernelDistance;
import dev.panatorch.runtime.metrics.features.PrecisionRecall;
import dev.panatorch.runtime.metrics.features.ReferenceStatistics;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gathers features of generated and of reference images and compares them.
 *
 * @param network whose features are compared
 * @param batchSize images at once
 */
record GenerationEvaluation(FeatureNetwork network, int batchSize) {

  private static final int SUBSETS = 100;
  private static final int SUBSET = 1000;

  /** Batches between two savings of what was gathered. */
  private static final int SAVED_EVERY = 50;

  /**
   * The features of all images.
   *
   * @param state where what was gathered is kept, so that an interrupted run goes on; null for
   *     nowhere
   * @return the caller closes it
   */
  FeatureCollector gather(ImageSource images, @Nullable Path state) throws IOException {
    FeatureCollector collector =
        state != null && Files.exists(state)
            ? FeatureCollector.open(state)
            : new FeatureCollector(true);
    try {
      int[] batches = {0};
      images.forEach(
          batchSize,
          collector.count(),
          batch -> {
            collector.add(network.features(batch));
            if (state != null && ++batches[0] % SAVED_EVERY == 0) {
              collector.save(state);
            }
          });
      if (state != null) {
        collector.save(state);
      }
      return collector;
    } catch (IOException | RuntimeException e) {
      collector.close();
      throw e;
    }
  }

  /**
   * Compares.
   *
   * @param reference statistics, null where those of the reference's images count
   * @param ofReference features of the reference's images, null where there are none
   */
  GenerationScores compare(
      FeatureCollector generated,
      @Nullable ReferenceStatistics reference,
      @Nullable FeatureCollector ofReference,
      FrechetDistance.Rule rule,
      long seed) {
    Map<String, String> missing = new LinkedHashMap<>();
    FeatureStatistics pooled =
        reference != null && reference.pooled() != null
            ? reference.pooled()
            : Objects.requireNonNull(ofReference).statistics();
    InceptionScore.Score score = generated.score().orElse(null);
    if (score == null) {
      missing.put("inceptionScore", "these features have no classes");
    }
    PrecisionRecall manifolds = null;
    KernelDistance.Result kernel = null;
    if (ofReference == null) {
      missing.put("precision, recall, kid", "the reference has no images, only statistics");
    } else {
      try (var scope = Scope.open()) {
        Device device = network.device();
        Tensor real = ofReference.rows().to(device);
        Tensor made = generated.rows().to(device);
        requireSameFeatures(real, made);
        manifolds = manifolds(real, made, missing);
        int subset = (int) Math.min(SUBSET, Math.min(real.size(0), made.size(0)));
        kernel = new KernelDistance(SUBSETS, subset, seed).between(real, made);
      }
    }
    return new GenerationScores(
        network.label(),
        generated.count(),
        FrechetDistance.between(pooled, generated.statistics(), rule),
        rule.toString(),
        spatial(generated, reference, ofReference, rule, missing),
        score == null ? null : (Double) score.mean(),
        score == null ? null : (Double) score.std(),
        manifolds == null ? null : (Double) manifolds.precision(),
        manifolds == null ? null : (Double) manifolds.recall(),
        kernel == null ? null : (Double) kernel.mean(),
        kernel == null ? null : (Double) kernel.std(),
        missing);
  }

  private static void requireSameFeatures(Tensor real, Tensor made) {
    if (real.size(1) != made.size(1)) {
      throw new ConfigException(
          "the reference has %d features an image, the generated images %d: was --state gathered with another network? Remove that file"
              .formatted(real.size(1), made.size(1)));
    }
  }

  private static @Nullable PrecisionRecall manifolds(
      Tensor real, Tensor made, Map<String, String> missing) {
    if (Math.min(real.size(0), made.size(0)) <= PrecisionRecall.NEIGHBOURS) {
      missing.put("precision, recall", "there are too few images");
      return null;
    }
    return PrecisionRecall.of(real, made, PrecisionRecall.NEIGHBOURS);
  }

  private static @Nullable Double spatial(
      FeatureCollector generated,
      @Nullable ReferenceStatistics reference,
      @Nullable FeatureCollector ofReference,
      FrechetDistance.Rule rule,
      Map<String, String> missing) {
    FeatureStatistics own = generated.spatialStatistics().orElse(null);
    FeatureStatistics known =
        reference != null && reference.spatial() != null
            ? reference.spatial()
            : ofReference == null || reference != null && reference.pooled() != null
                ? null
                : ofReference.spatialStatistics().orElse(null);
    if (own == null || known == null) {
      missing.put(
          "sfid",
          own == null
              ? "this network has no spatial features"
              : "the reference has no spatial statistics");
      return null;
    }
    return FrechetDistance.between(known, own, rule);
  }
}
