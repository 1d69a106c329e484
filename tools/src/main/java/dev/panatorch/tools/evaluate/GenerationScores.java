package dev.panatorch.tools.evaluate;

import dev.panatorch.tools.Output;
import dev.panatorch.tools.run.Conditioning;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How like a data set generated images are.
 *
 * @param features what network the numbers are of
 * @param images generated images
 * @param referenceImages images whose features they are compared with; null where the reference has
 *     only statistics
 * @param conditioning what they were asked to show; null where nobody tells
 * @param fid Frechet distance of the pooled features
 * @param rule how its root was taken
 * @param sfid Frechet distance of the spatial features
 * @param inceptionScore mean over blocks of 5000
 * @param inceptionScoreStd deviation over the blocks
 * @param precision share of the generated images within the reference's manifold
 * @param recall share of the reference's images within the generated ones' manifold
 * @param kid kernel distance, mean over subsets
 * @param kidStd deviation over the subsets
 * @param notComputed why numbers are missing, by their names
 */
record GenerationScores(
    String features,
    long images,
    @Nullable Long referenceImages,
    @Nullable Conditioning conditioning,
    double fid,
    String rule,
    @Nullable Double sfid,
    @Nullable Double inceptionScore,
    @Nullable Double inceptionScoreStd,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double kid,
    @Nullable Double kidStd,
    Map<String, String> notComputed) {

  /** The numbers with their names, as people read them. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("images", images + (conditioning == null ? "" : ", " + conditioning));
    facts.put(
        "images of the reference",
        referenceImages == null ? "none, only statistics" : referenceImages.toString());
    facts.put("root of the covariances", "rule " + rule);
    put(facts, "FID", "%.4f", fid);
    put(facts, "sFID", "%.4f", sfid);
    put(facts, "Inception Score", "%.4f", inceptionScore);
    put(facts, "Inception Score, deviation", "%.4f", inceptionScoreStd);
    put(facts, "precision", "%.4f", precision);
    put(facts, "recall", "%.4f", recall);
    put(facts, "KID", "%.6f", kid);
    put(facts, "KID, deviation", "%.6f", kidStd);
    return facts;
  }

  /** Each number says by what network it is: with another one it is another number. */
  private void put(Map<String, String> facts, String name, String format, @Nullable Double value) {
    if (value != null) {
      facts.put(name + " (" + features + ")", Output.number(format, value));
    }
  }
}
