package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.Arrays;

/**
 * A mixture of normal distributions, float64 on one device. The caller closes it.
 *
 * @param weights [k], of sum 1
 * @param means [k, d]
 * @param covariances variances [k, d] of independent columns, or matrices [k, d, d]
 */
public record GaussianMixture(Tensor weights, Tensor means, Tensor covariances)
    implements AutoCloseable {

  /** Checks the shapes. */
  public GaussianMixture {
    long k = means.size(0);
    long d = means.size(1);
    boolean diagonal = Arrays.equals(covariances.shape(), new long[] {k, d});
    boolean full = Arrays.equals(covariances.shape(), new long[] {k, d, d});
    if (!Arrays.equals(weights.shape(), new long[] {k}) || !diagonal && !full) {
      throw new ShapeException(
          "a mixture has weights [k], means [k, d] and covariances [k, d] or [k, d, d], got %s, %s, %s"
              .formatted(weights, means, covariances),
          "GaussianMixture",
          "");
    }
  }

  /** Number of components. */
  public int components() {
    return Math.toIntExact(means.size(0));
  }

  /** Numbers in a row. */
  public int dimensions() {
    return Math.toIntExact(means.size(1));
  }

  /** Whether each component has a covariance matrix of its own rather than variances. */
  public boolean isFull() {
    return covariances.dim() == 3;
  }

  /** Numbers that are free to choose, as scikit-learn counts them. */
  public long freeParameters() {
    long k = components();
    long d = dimensions();
    return k - 1 + k * d + (isFull() ? k * d * (d + 1) / 2 : k * d);
  }

  /**
   * The joint log density of each row and component.
   *
   * @param rows [n, d] of any floating-point type
   * @return float64 [n, k]
   */
  public Tensor logJoint(Tensor rows) {
    return Scope.run(() -> {
      Tensor x = rows.to(DType.FLOAT64);
      Tensor log = isFull() ? fullLogDensity(x) : diagonalLogDensity(x);
      return log.add(weights.log());
    });
  }

  /** The log density of each row, float64 [n]. */
  public Tensor logDensity(Tensor rows) {
    return Scope.run(() -> logJoint(rows).logsumexp(1));
  }

  private Tensor diagonalLogDensity(Tensor x) {
    Tensor precision = covariances.reciprocal();
    Tensor distances =
        x.square()
            .matmul(precision.t())
            .sub(x.matmul(means.mul(precision).t()), 2)
            .add(means.square().mul(precision).sum(1));
    return distances.add(covariances.log().sum(1)).add(constant()).mul(-0.5);
  }

  private Tensor fullLogDensity(Tensor x) {
    Tensor factors = covariances.linalgCholesky();
    Tensor logDeterminants = factors.diagonal(0, 1, 2).log().sum(1).mul(2.0);
    Tensor log = Torch.zeros(new long[] {x.size(0), components()}, DType.FLOAT64, x.device());
    for (int k = 0; k < components(); k++) {
      try (var scope = Scope.open()) {
        Tensor deviation = x.sub(means.get(k)).t();
        Tensor white = factors.get(k).linalgSolveTriangular(deviation, false);
        log.select(1, k).copy_(white.square().sum(0));
      }
    }
    return log.add(logDeterminants).add(constant()).mul(-0.5);
  }

  private double constant() {
    return dimensions() * Math.log(2 * Math.PI);
  }

  /** The mean of -log p(x) over all rows, in nats. */
  public double negativeLogLikelihood(Rows rows) {
    double[] sum = {0};
    rows.forEach(batch -> sum[0] -= logDensity(batch).sum().item());
    return sum[0] / rows.count();
  }

  /** The Bayesian information criterion of these rows (Schwarz 1978); less is better. */
  public double bayesianInformationCriterion(Rows rows) {
    double n = rows.count();
    return 2 * n * negativeLogLikelihood(rows) + freeParameters() * Math.log(n);
  }

  /** {@code n} draws, float64 [n, d]; owned as any operator's result is. */
  public Tensor sample(int n, Generator random) {
    return Scope.run(() -> {
      Tensor component =
          weights.to(random.device()).multinomial(n, true, random).to(means.device());
      Tensor noise =
          Torch.randn(new long[] {n, dimensions()}, random, DType.FLOAT64, random.device())
              .to(means.device());
      Tensor center = means.indexSelect(0, component);
      if (!isFull()) {
        return center.add(covariances.sqrt().indexSelect(0, component).mul(noise));
      }
      Tensor factors = covariances.linalgCholesky().indexSelect(0, component);
      return center.add(factors.matmul(noise.unsqueeze(2)).squeeze(2));
    });
  }

  @Override
  public void close() {
    weights.close();
    means.close();
    covariances.close();
  }
}
