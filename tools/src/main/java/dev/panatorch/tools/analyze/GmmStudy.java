package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.analysis.MixtureFit;
import dev.panatorch.runtime.analysis.Pca;
import dev.panatorch.runtime.analysis.Rows;
import dev.panatorch.runtime.analysis.Standardization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How many modes a latent space has, as the MAETok paper looks at it: how likely held-out latents
 * are under mixtures of more and more normals, after a reduction to the principal components that
 * explain 90 % of the variance, standardised.
 *
 * @param components numbers of components
 * @param full whether components have covariance matrices rather than variances
 * @param dimensions of the reduction; 0 for those that explain 90 % in every space
 * @param seed from which the split and the starts follow
 */
public record GmmStudy(List<Integer> components, boolean full, int dimensions, long seed) {

  private static final double EXPLAINED = 0.9;

  /**
   * One space's curve.
   *
   * @param latents all of them, four fifths of which are fitted
   * @param dimensions that they were reduced to
   * @param explained share of the variance that these keep
   */
  public record Curve(
      String space, long latents, int dimensions, double explained, List<Point> points) {}

  /**
   * One mixture, in nats a latent.
   *
   * @param training of the latents it was fitted to
   * @param heldOut of the others
   * @param bic Bayesian information criterion of the training latents
   */
  public record Point(
      int components, double training, double heldOut, double bic, int iterations) {}

  /** The curves of all spaces, at the same number of dimensions. */
  public List<Curve> run(List<LatentSpace> spaces) {
    List<Pca> reductions = new ArrayList<>();
    try {
      int common = dimensions;
      for (LatentSpace space : spaces) {
        Pca pca = Pca.fit(space.rows());
        reductions.add(pca);
        if (DoubleStream.of(pca.variances()).sum() == 0) {
          throw new IllegalArgumentException(
              space.name() + ": all latents are equal, so there is nothing to explain");
        }
        common =
            dimensions > 0 ? dimensions : Math.max(common, pca.componentsExplaining(EXPLAINED));
      }
      List<Curve> curves = new ArrayList<>();
      for (int i = 0; i < spaces.size(); i++) {
        curves.add(curve(spaces.get(i), reductions.get(i), common));
      }
      return curves;
    } finally {
      reductions.forEach(Pca::close);
    }
  }

  private Curve curve(LatentSpace space, Pca pca, int wanted) {
    int k = Math.min(wanted, space.rows().dimensions());
    Rows reduced = pca.transform(space.rows(), k);
    double explained = 0;
    double[] shares = pca.explainedShares();
    for (int i = 0; i < k; i++) {
      explained += shares[i];
    }
    try (Standardization standard = Standardization.fit(reduced)) {
      LatentSpace ready = space.with(standard.transform(reduced));
      Rows training = ready.training(seed).rows();
      Rows heldOut = ready.heldOut(seed).rows();
      List<Point> points = new ArrayList<>();
      for (int number : components) {
        if (number <= training.count()) {
          points.add(point(number, training, heldOut));
        }
      }
      return new Curve(space.name(), space.rows().count(), k, explained, points);
    }
  }

  private Point point(int number, Rows training, Rows heldOut) {
    try (var fitted = MixtureFit.of(number, full, seed).fit(training)) {
      return new Point(
          number,
          fitted.mixture().negativeLogLikelihood(training),
          fitted.mixture().negativeLogLikelihood(heldOut),
          fitted.mixture().bayesianInformationCriterion(training),
          fitted.iterations());
    }
  }
}
