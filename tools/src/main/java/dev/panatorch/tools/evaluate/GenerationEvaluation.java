package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.metrics.features.FeatureCollector;
import dev.panatorch.runtime.metrics.features.FeatureStatistics;
import dev.panatorch.runtime.metrics.features.FrechetDistance;
import dev.panatorch.runtime.metrics.features.InceptionScore;
import dev.panatorch.runtime.metrics.features.KernelDistance;
import dev.panatorch.runtime.metrics.features.PrecisionRecall;
import dev.panatorch.runtime.metrics.features.ReferenceStatistics;
import dev.panatorch.tools.run.Conditioning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the features of generated and of reference images.
 *
 * @param label of the network whose features they are
 * @param device where they are compared
 * @param conditioning what the generated images were asked to show; null where nobody tells
 */
record GenerationEvaluation(String label, Device device, @Nullable Conditioning conditioning) {

  private static final int SUBSETS = 100;
  private static final int SUBSET = 1000;

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
        Tensor real = ofReference.rows().to(device);
        Tensor made = generated.rows().to(device);
        manifolds = manifolds(real, made, missing);
        int subset = (int) Math.min(SUBSET, Math.min(real.size(0), made.size(0)));
        kernel = new KernelDistance(SUBSETS, subset, seed).between(real, made);
      }
    }
    return new GenerationScores(
        label,
        generated.count(),
        ofReference == null ? null : (Long) ofReference.count(),
        conditioning,
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

  private static @Nullable PrecisionRecall manifolds(
      Tensor real, Tensor made, Map<String, String> missing) {
    if (Math.min(real.size(0), made.size(0)) <= PrecisionRecall.NEIGHBOURS) {
      missing.put(
          "precision, recall",
          "more than %d images are needed of each".formatted(PrecisionRecall.NEIGHBOURS));
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
