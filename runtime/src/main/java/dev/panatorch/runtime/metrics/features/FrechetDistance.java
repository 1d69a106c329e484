package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;

/**
 * The Frechet distance of two normal distributions, |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^1/2)
 * (Dowson and Landau 1982; FID: Heusel et al. 2017). The rules tell how the trace of the root is
 * found; they agree to about 1e-9 of well-conditioned covariances. Everything is float64.
 */
public final class FrechetDistance {

  /** How the trace of (S1 S2)^1/2 is found. */
  public enum Rule {
    /**
     * As the ADM evaluator and pytorch-fid: the principal roots of the product's eigenvalues; where
     * one is not finite, 1e-6 is first added to both diagonals; an imaginary part beyond 1e-3 is an
     * error, a smaller one is dropped.
     */
    ADM,
    /** As torchmetrics: the real parts of the roots of the product's eigenvalues, as they come. */
    EIGENVALUES,
    /**
     * The roots of the eigenvalues of the symmetric matrix S1^1/2 S2 S1^1/2, those below zero taken
     * as 0: the fastest, and free of complex numbers.
     */
    SYMMETRIC
  }

  private static final double OFFSET = 1e-6;
  private static final double IMAGINARY_LIMIT = 1e-3;

  private FrechetDistance() {}

  /** {@link #between(FeatureStatistics, FeatureStatistics, Rule, Device)} on the CPU. */
  public static double between(FeatureStatistics a, FeatureStatistics b, Rule rule) {
    return between(a, b, rule, Device.CPU);
  }

  /**
   * The distance, 0 or more but for rounding.
   *
   * @param device where the matrices are factored
   * @throws IllegalArgumentException if the numbers of features differ
   * @throws ArithmeticException if the rule finds no root
   */
  public static double between(FeatureStatistics a, FeatureStatistics b, Rule rule, Device device) {
    if (a.dimensions() != b.dimensions()) {
      throw new IllegalArgumentException(
          "statistics of %d and of %d features: they come from different networks or layers"
              .formatted(a.dimensions(), b.dimensions()));
    }
    double squared = 0;
    for (int i = 0; i < a.dimensions(); i++) {
      double d = a.mean()[i] - b.mean()[i];
      squared += d * d;
    }
    return squared + trace(a) + trace(b) - 2 * traceOfRoot(a, b, rule, device);
  }

  private static double trace(FeatureStatistics statistics) {
    int d = statistics.dimensions();
    double sum = 0;
    for (int i = 0; i < d; i++) {
      sum += statistics.covariance()[i * (d + 1)];
    }
    return sum;
  }

  private static double traceOfRoot(
      FeatureStatistics a, FeatureStatistics b, Rule rule, Device device) {
    try (var scope = Scope.open()) {
      Tensor first = matrix(a, device);
      Tensor second = matrix(b, device);
      return switch (rule) {
        case ADM -> admTrace(first, second);
        case EIGENVALUES -> sum(roots(first.matmul(second)), 0);
        case SYMMETRIC -> symmetricTrace(first, second);
      };
    }
  }

  private static Tensor matrix(FeatureStatistics statistics, Device device) {
    int d = statistics.dimensions();
    return Tensor.of(statistics.covariance(), d, d).to(device);
  }

  private static double admTrace(Tensor first, Tensor second) {
    double[] roots = roots(first.matmul(second));
    if (!Double.isFinite(sum(roots, 0))) {
      Tensor offset = Torch.eye(first.size(0), DType.FLOAT64, first.device()).mul(OFFSET);
      roots = roots(first.add(offset).matmul(second.add(offset)));
    }
    for (int i = 1; i < roots.length; i += 2) {
      if (Math.abs(roots[i]) > IMAGINARY_LIMIT) {
        throw new ArithmeticException(
            "the root of the covariances' product has an imaginary part of %.3g; there are too few"
                    .formatted(roots[i])
                + " images for so many features: give more, or take the rule SYMMETRIC");
      }
    }
    return sum(roots, 0);
  }

  private static double symmetricTrace(Tensor first, Tensor second) {
    Tensor[] parts = first.linalgEigh();
    Tensor root = parts[1].mul(parts[0].clampMin(0).sqrt()).matmul(parts[1].t());
    Tensor product = root.matmul(second).matmul(root);
    return product.linalgEigvalsh().clampMin(0).sqrt().sum().item();
  }

  /** Real and imaginary parts, in turn, of the principal roots of a matrix's eigenvalues. */
  private static double[] roots(Tensor matrix) {
    double[] values = matrix.linalgEigvals().viewAsReal().toDoubleArray();
    for (int i = 0; i < values.length; i += 2) {
      double size = Math.hypot(values[i], values[i + 1]);
      double real = Math.sqrt(Math.max(0, (size + values[i]) / 2));
      double imaginary = Math.sqrt(Math.max(0, (size - values[i]) / 2));
      values[i] = real;
      values[i + 1] = Math.copySign(imaginary, values[i + 1]);
    }
    return values;
  }

  /** The sum of the real parts (from 0) or of the imaginary ones (from 1). */
  private static double sum(double[] roots, int from) {
    double sum = 0;
    for (int i = from; i < roots.length; i += 2) {
      sum += roots[i];
    }
    return sum;
  }
}
