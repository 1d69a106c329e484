package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * Principal components, all of them, by the eigenvectors of the covariance matrix in float64. Each
 * points to where its largest coefficient is positive, as scikit-learn turns them. The caller
 * closes it.
 */
public final class Pca implements AutoCloseable {

  private final Tensor mean;
  private final Tensor components;
  private final double[] variances;

  private Pca(Tensor mean, Tensor components, double[] variances) {
    this.mean = mean;
    this.components = components;
    this.variances = variances;
  }

  /** The components of rows, at least two; two passes over them. */
  public static Pca fit(Rows rows) {
    Moments.requireRows(rows, 2);
    try (var scope = Scope.open()) {
      Tensor mean = Moments.mean(rows);
      Tensor covariance = Moments.scatter(rows, mean).div(rows.count() - 1.0);
      Tensor[] parts = covariance.linalgEigh();
      Tensor byVariance = parts[1].t().flip(0);
      double[] variances = parts[0].flip(0).clampMin(0).toDoubleArray();
      return new Pca(
          mean.to(DType.FLOAT32).keep(),
          upright(byVariance).to(DType.FLOAT32).contiguous().keep(),
          variances);
    }
  }

  private static Tensor upright(Tensor components) {
    Tensor largest = components.abs().argmax(1L, true);
    return components.mul(components.gather(1, largest).sign());
  }

  /** Variance (divisor n - 1) along each component, falling. */
  public double[] variances() {
    return variances.clone();
  }

  /** The share of all variance along each component. */
  public double[] explainedShares() {
    double total = 0;
    for (double variance : variances) {
      total += variance;
    }
    double[] shares = variances.clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  /** The least number of components that together explain more than {@code share} of all. */
  public int componentsExplaining(double share) {
    double sum = 0;
    double[] shares = explainedShares();
    for (int k = 0; k < shares.length; k++) {
      sum += shares[k];
      if (sum > share) {
        return k + 1;
      }
    }
    return shares.length;
  }

  /** The first {@code k} components, float32 [k, d]; belongs to the current scope. */
  public Tensor components(int k) {
    return components.narrow(0, 0, k);
  }

  /** The coordinates of rows [n, d] along the first {@code k} components, float32 [n, k]. */
  public Tensor transform(Tensor rows, int k) {
    return Scope.run(() -> rows.sub(mean).matmul(components.narrow(0, 0, k).t()));
  }

  /** {@link #transform} of rows as they are read. */
  public Rows transform(Rows rows, int k) {
    return rows.map(k, batch -> transform(batch, k));
  }

  @Override
  public void close() {
    mean.close();
    components.close();
  }
}
