package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.metrics.features.Distances;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Mixtures of normals by expectation maximisation (Dempster, Laird and Rubin 1977), as
 * scikit-learn's {@code GaussianMixture}. Weights are a distribution, so the likelihood is proper.
 *
 * @param components number of components
 * @param full whether each has a covariance matrix of its own rather than variances
 * @param iterations at most so many
 * @param tolerance done when the mean log-likelihood changes by less
 * @param regularization added to all variances
 * @param seed from which the start follows
 */
public record MixtureFit(
    int components,
    boolean full,
    int iterations,
    double tolerance,
    double regularization,
    long seed) {

  /** Keeps components that no row belongs to from dividing by zero, as scikit-learn does. */
  private static final double TINY = 10 * Math.ulp(1.0);

  private static final KMeans.Stop START = new KMeans.Stop(30, 1e-3);

  /** scikit-learn's defaults: 100 iterations, tolerance 1e-3, 1e-6 added to variances. */
  public static MixtureFit of(int components, boolean full, long seed) {
    return new MixtureFit(components, full, 100, 1e-3, 1e-6, seed);
  }

  /**
   * A fitted mixture.
   *
   * @param iterations passes over the rows
   * @param converged whether the likelihood had settled
   */
  public record Result(GaussianMixture mixture, int iterations, boolean converged)
      implements AutoCloseable {
    @Override
    public void close() {
      mixture.close();
    }
  }

  /** Fits rows, from the clusters of k-means. */
  public Result fit(Rows rows) {
    try (KMeans clusters = KMeans.fit(rows, components, seed, START)) {
      return fit(rows, start(rows, clusters.centers()));
    }
  }

  /**
   * Fits rows.
   *
   * @param start where to begin; closed here
   */
  public Result fit(Rows rows, GaussianMixture start) {
    GaussianMixture mixture = start;
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= iterations; i++) {
      try (var sums = Sums.of(rows, components, full)) {
        GaussianMixture current = mixture;
        double logLikelihood = sums.gather(rows, batch -> current.logJoint(batch)) / rows.count();
        mixture = sums.mixture(regularization);
        current.close();
        if (Math.abs(logLikelihood - before) < tolerance) {
          return new Result(mixture, i, true);
        }
        before = logLikelihood;
      }
    }
    return new Result(mixture, iterations, false);
  }

  /** The mixture whose components are the rows nearest to each centre. */
  private GaussianMixture start(Rows rows, Tensor centers) {
    try (var sums = Sums.of(rows, components, full)) {
      // The logarithms of 1 and 0: all of a row's share goes to its nearest centre.
      sums.gather(rows, batch -> nearest(batch, centers).log());
      return sums.mixture(regularization);
    }
  }

  private static Tensor nearest(Tensor batch, Tensor centers) {
    return Scope.run(() ->
        Distances.squared(batch.to(DType.FLOAT64), centers)
            .argmin(1L)
            .oneHot(centers.size(0))
            .to(DType.FLOAT64));
  }

  /** What a pass over the rows gathers for each component, about a common centre. */
  private record Sums(Tensor center, Tensor shares, Tensor firsts, Tensor seconds)
      implements AutoCloseable {

    static Sums of(Rows rows, long k, boolean full) {
      long d = rows.dimensions();
      return new Sums(
          Moments.mean(rows).keep(),
          Torch.zeros(new long[] {k}, DType.FLOAT64, rows.device()).keep(),
          Torch.zeros(new long[] {k, d}, DType.FLOAT64, rows.device()).keep(),
          Torch.zeros(full ? new long[] {k, d, d} : new long[] {k, d}, DType.FLOAT64, rows.device())
              .keep());
    }

    /** Returns the sum of the log densities. */
    double gather(Rows rows, UnaryOperator<Tensor> logJoint) {
      double[] logLikelihood = {0};
      BiConsumer<Tensor, Tensor> gather = seconds.dim() == 3 ? this::full : this::diagonal;
      rows.forEach(batch -> {
        Tensor joint = logJoint.apply(batch);
        Tensor density = joint.logsumexp(new long[] {1}, true);
        Tensor share = joint.sub(density).exp();
        logLikelihood[0] += density.sum().item();
        Tensor x = batch.to(DType.FLOAT64).sub(center);
        shares.add_(share.sum(0));
        firsts.add_(share.t().matmul(x));
        gather.accept(share, x);
      });
      return logLikelihood[0];
    }

    private void diagonal(Tensor share, Tensor x) {
      seconds.add_(share.t().matmul(x.square()));
    }

    private void full(Tensor share, Tensor x) {
      for (long k = 0; k < share.size(1); k++) {
        try (var scope = Scope.open()) {
          Tensor weighted = x.mul(share.select(1, k).unsqueeze(1));
          seconds.get(k).add_(weighted.t().matmul(x));
        }
      }
    }

    GaussianMixture mixture(double regularization) {
      try (var scope = Scope.open()) {
        Tensor n = shares.add(TINY);
        Tensor offset = firsts.div(n.unsqueeze(1));
        Tensor covariances;
        if (seconds.dim() == 3) {
          Tensor square = offset.unsqueeze(2).mul(offset.unsqueeze(1));
          Tensor identity = Torch.eye(offset.size(1), DType.FLOAT64, offset.device());
          covariances =
              seconds
                  .div(n.unsqueeze(1).unsqueeze(2))
                  .sub(square)
                  .add(identity.mul(regularization));
        } else {
          covariances =
              seconds.div(n.unsqueeze(1)).sub(offset.square()).clampMin(0.0).add(regularization);
        }
        return new GaussianMixture(
            n.div(n.sum()).keep(), offset.add(center).keep(), covariances.keep());
      }
    }

    @Override
    public void close() {
      center.close();
      shares.close();
      firsts.close();
      seconds.close();
    }
  }
}
