package dev.panatorch.runtime.analysis;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * How well the places of one image's latent keep together what belongs to one object (LDMAE paper,
 * Figures 7 and 8): small variance within objects, and more likeness within than between them.
 *
 * <p>The paper names the two numbers and leaves their details open. Here, each place's vector is
 * first scaled to length 1; the variance is the mean squared distance to the object's mean vector,
 * averaged over the objects of at least two places; likeness is the cosine, averaged over all pairs
 * of different places.
 *
 * <p>Both need latents with places: an object is a region of the picture, and a place's vector
 * belongs to the object that the 32 x 32 mask shows there. Tokens of a sequence (MAETok) each see
 * the whole picture, so none belongs to an object, and neither the paper nor its code defines the
 * numbers for them.
 *
 * @param variance sigma squared: 0 is best; NaN where no object has two places
 * @param within mean likeness of two places of one object
 * @param between mean likeness of two places of different objects; NaN where there is one object
 * @param ratio rho: the former over the latter; above 1 is good; unsteady where the latter is near
 *     0, and NaN where it is 0 but for rounding
 * @param shiftedRatio the same of (1 + cosine) / 2, which is never below 0
 */
public record PerceptualCompression(
    double variance, double within, double between, double ratio, double shiftedRatio) {

  private static final double SHORTEST = 1e-12;
  private static final double LEAST_LIKENESS = 1e-9;

  /**
   * Both numbers of one image.
   *
   * @param places [n, channels]: the latent's vectors, place by place
   * @param objects which object each place belongs to, 0 or more; negative ones are left out
   */
  public static PerceptualCompression of(Tensor places, long[] objects) {
    if (places.dim() != 2 || places.size(0) != objects.length) {
      throw new ShapeException(
          "%d places need their vectors [n, channels], got %s".formatted(objects.length, places),
          "PerceptualCompression.of",
          "");
    }
    try (var scope = Scope.open()) {
      long[] kept = kept(objects);
      if (kept.length == 0) {
        return mean(List.of());
      }
      long[] labels = Arrays.stream(kept).map(i -> objects[(int) i]).toArray();
      Tensor x =
          places.indexSelect(0, Tensor.of(kept, kept.length).to(places.device())).to(DType.FLOAT64);
      Tensor unit = x.div(x.square().sum(new long[] {1}, true).sqrt().clampMin(SHORTEST));
      Tensor member =
          Tensor.of(labels, labels.length).to(places.device()).oneHot().to(DType.FLOAT64);
      return of(unit, member);
    }
  }

  private static long[] kept(long[] objects) {
    return LongStream.range(0, objects.length).filter(i -> objects[(int) i] >= 0).toArray();
  }

  private static PerceptualCompression of(Tensor unit, Tensor member) {
    Tensor sizes = member.sum(0);
    Tensor sums = member.t().matmul(unit);
    Tensor means = sums.div(sizes.clampMin(1.0).unsqueeze(1));
    Tensor distances = unit.sub(member.matmul(means)).square().sum(1);
    Tensor variances = member.t().matmul(distances.unsqueeze(1)).squeeze(1);
    Tensor counted = sizes.ge(2.0);
    double variance =
        counted.where(variances.div(sizes.clampMin(1.0)), 0.0).sum().item() / counted.sum().item();
    double n = unit.size(0);
    double squares = unit.square().sum().item();
    // Sums of cosines over ordered pairs: those of one object, and all.
    double within = sums.square().sum().item() - squares;
    double all = unit.sum(0).square().sum().item() - squares;
    double pairsWithin = sizes.mul(sizes.sub(1.0)).sum().item();
    double pairsBetween = n * (n - 1) - pairsWithin;
    double likenessWithin = pairsWithin == 0 ? Double.NaN : within / pairsWithin;
    double likenessBetween = pairsBetween == 0 ? Double.NaN : (all - within) / pairsBetween;
    return new PerceptualCompression(
        variance,
        likenessWithin,
        likenessBetween,
        ratio(likenessWithin, likenessBetween),
        ratio(1 + likenessWithin, 1 + likenessBetween));
  }

  private static double ratio(double within, double between) {
    return Math.abs(between) < LEAST_LIKENESS ? Double.NaN : within / between;
  }

  /** The mean of each number over images, those that are NaN left out. */
  public static PerceptualCompression mean(List<PerceptualCompression> images) {
    return new PerceptualCompression(
        mean(images.stream().mapToDouble(PerceptualCompression::variance)),
        mean(images.stream().mapToDouble(PerceptualCompression::within)),
        mean(images.stream().mapToDouble(PerceptualCompression::between)),
        mean(images.stream().mapToDouble(PerceptualCompression::ratio)),
        mean(images.stream().mapToDouble(PerceptualCompression::shiftedRatio)));
  }

  private static double mean(DoubleStream values) {
    return values.filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }
}
