package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;
import java.util.Objects;

/**
 * Improved precision and recall (Kynkaanniemi et al. 2019): the share of generated images that lie
 * within the reference images' manifold, and the reverse. A manifold is the union of balls about
 * the features of its images, each of which reaches to its k-th nearest neighbour.
 *
 * <p>Distances are computed as |u|^2 - 2 u.v + |v|^2 in the type of the features, about the mean of
 * the reference, so that little is lost where all features are alike. The ADM evaluator takes
 * float16 where that overflows nowhere, which moves the result by up to about 0.002; float32 or
 * float64 are meant here.
 *
 * @param precision share of the generated images, in [0, 1]
 * @param recall share of the reference images, in [0, 1]
 */
public record PrecisionRecall(double precision, double recall) {

  /** Neighbours in the published numbers. */
  public static final int NEIGHBOURS = 3;

  /** Rows of a block of distances: a block of float32 against itself takes 64 MiB. */
  private static final long BLOCK = 4096;

  /**
   * Both numbers.
   *
   * @param reference [n, d]; on the CPU or where {@code generated} is
   * @param generated [m, d] of the same type
   * @param neighbours k, less than n and m
   */
  public static PrecisionRecall of(Tensor reference, Tensor generated, int neighbours) {
    try (var scope = Scope.open()) {
      Tensor centre = reference.mean(0);
      Tensor real = reference.sub(centre);
      Tensor made = generated.sub(centre);
      Tensor ofReal = squaredRadii(real, neighbours);
      Tensor ofMade = squaredRadii(made, neighbours);
      return new PrecisionRecall(shareWithin(made, real, ofReal), shareWithin(real, made, ofMade));
    }
  }

  /**
   * The squared distance of each row to its k-th nearest other row.
   *
   * @param features [n, d]
   * @return [n], of the features' type
   */
  public static Tensor squaredRadii(Tensor features, int neighbours) {
    long n = features.size(0);
    if (neighbours < 1 || neighbours >= n) {
      throw new IllegalArgumentException(
          "%d neighbours need more than %d images, got %d".formatted(neighbours, neighbours, n));
    }
    return Scope.run(() -> {
      Tensor radii = features.newZeros(n);
      for (long from = 0; from < n; from += BLOCK) {
        radii
            .narrow(0, from, Math.min(BLOCK, n - from))
            .copy_(radiiOfBlock(features, from, neighbours));
      }
      return radii;
    });
  }

  /** The nearest so far are kept; a row's distance to itself, 0, is among them. */
  private static Tensor radiiOfBlock(Tensor features, long from, int neighbours) {
    return Scope.run(() -> {
      long n = features.size(0);
      Tensor rows = features.narrow(0, from, Math.min(BLOCK, n - from));
      Tensor nearest = features.newZeros(rows.size(0), 0);
      for (long other = 0; other < n; other += BLOCK) {
        nearest = nearer(nearest, rows, features, other, neighbours + 1);
      }
      return nearest.amax(1);
    });
  }

  private static Tensor nearer(
      Tensor nearest, Tensor rows, Tensor features, long other, int count) {
    return Scope.run(() -> {
      Tensor columns = features.narrow(0, other, Math.min(BLOCK, features.size(0) - other));
      Tensor all = Torch.cat(List.of(nearest, Distances.squared(rows, columns)), 1);
      return all.topk(Math.min(count, all.size(1)), 1, false)[0];
    });
  }

  /** The share of {@code rows} with a ball of {@code centres} about them. */
  private static double shareWithin(Tensor rows, Tensor centres, Tensor squaredRadii) {
    double within = 0;
    for (long from = 0; from < rows.size(0); from += BLOCK) {
      try (var scope = Scope.open()) {
        Tensor block = rows.narrow(0, from, Math.min(BLOCK, rows.size(0) - from));
        within += blockWithin(block, centres, squaredRadii).sum().item();
      }
    }
    return within / rows.size(0);
  }

  private static Tensor blockWithin(Tensor rows, Tensor centres, Tensor squaredRadii) {
    Tensor within = null;
    for (long from = 0; from < centres.size(0); from += BLOCK) {
      long n = Math.min(BLOCK, centres.size(0) - from);
      Tensor radii = squaredRadii.narrow(0, from, n);
      Tensor centresOfBlock = centres.narrow(0, from, n);
      Tensor found = Scope.run(() -> Distances.squared(rows, centresOfBlock).le(radii).any(1));
      within = within == null ? found : within.logicalOr(found);
    }
    return Objects.requireNonNull(within);
  }
}
