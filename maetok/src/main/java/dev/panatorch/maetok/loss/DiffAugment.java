package dev.panatorch.maetok.loss;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.function.UnaryOperator;

/**
 * Random changes of the images that a discriminator sees, through which gradients flow (Zhao and
 * others, 2020): first of color, then of place, then a square set to zero. Each of the three groups
 * is left out or done for a whole batch; what is drawn for it differs from image to image.
 *
 * @param probability that a group is done
 * @param cutout side of the square as a share of the image's
 */
public record DiffAugment(double probability, double cutout) {

  /** What the discriminator is trained on: every other group, squares of a fifth. */
  public static final DiffAugment WEAK = new DiffAugment(0.5, 0.2);

  /** What its logits must not depend on: all groups, squares of half the image. */
  public static final DiffAugment STRONG = new DiffAugment(1, 0.5);

  private static final double TRANSLATION = 0.125;

  /** Checks the ranges. */
  public DiffAugment {
    if (!(probability >= 0 && probability <= 1 && cutout >= 0 && cutout <= 1)) {
      throw new IllegalArgumentException(
          "a probability of %s and a cutout of %s are not in 0 .. 1"
              .formatted(probability, cutout));
    }
  }

  /**
   * Maps images [N, C, H, W] to the same shape.
   *
   * @param draws one on the CPU keeps this from waiting for a GPU; the draws do not depend on where
   *     the images lie
   */
  public Tensor apply(Tensor images, Generator draws) {
    return Scope.run(() -> {
      Tensor x = images;
      x = sometimes(x, draws, y -> color(y, draws));
      x = sometimes(x, draws, y -> translate(y, draws));
      return sometimes(x, draws, y -> cut(y, draws));
    });
  }

  private Tensor sometimes(Tensor x, Generator draws, UnaryOperator<Tensor> change) {
    boolean done = Torch.rand(new long[] {1}, draws, null, draws.device()).item() <= probability;
    return done ? Scope.run(() -> change.apply(x)) : x;
  }

  private static Tensor color(Tensor images, Generator draws) {
    Tensor x = images.add(uniform(images, draws).sub(0.5));
    Tensor gray = x.mean(new long[] {1}, true);
    x = x.sub(gray).mul(uniform(images, draws).mul(2L)).add(gray);
    Tensor level = x.mean(new long[] {1, 2, 3}, true);
    return x.sub(level).mul(uniform(images, draws).add(0.5)).add(level);
  }

  /** One number in 0 .. 1 for each image. */
  private static Tensor uniform(Tensor images, Generator draws) {
    long[] shape = {images.size(0), 1, 1, 1};
    return Torch.rand(shape, draws, null, draws.device()).to(images.device(), images.dtype());
  }

  private static Tensor translate(Tensor images, Generator draws) {
    Tensor rows = shifted(images, 2, draws);
    Tensor columns = shifted(images, 3, draws);
    Tensor inside = inside(rows, images.size(2)).logicalAnd(inside(columns, images.size(3)));
    return images
        .gather(2, clamped(rows, images, 2))
        .gather(3, clamped(columns, images, 3))
        .mul(inside.to(images.dtype()));
  }

  /** Where each row (dimension 2) or column (3) comes from: [N, 1, H, 1] or [N, 1, 1, W]. */
  private static Tensor shifted(Tensor images, int dimension, Generator draws) {
    long size = images.size(dimension);
    long most = (long) (size * TRANSLATION + 0.5);
    Tensor shift = integers(images, -most, most + 1, draws);
    return places(images, dimension).add(shift);
  }

  private static Tensor inside(Tensor places, long size) {
    return places.ge(0L).logicalAnd(places.lt(size));
  }

  private static Tensor clamped(Tensor places, Tensor images, int dimension) {
    return places.clamp(0L, images.size(dimension) - 1).expand(images.shape());
  }

  private Tensor cut(Tensor images, Generator draws) {
    Tensor rows = hit(images, 2, draws);
    Tensor columns = hit(images, 3, draws);
    return images.maskedFill(rows.logicalAnd(columns), 0L);
  }

  /** Which rows or columns the square covers. */
  private Tensor hit(Tensor images, int dimension, Generator draws) {
    long size = images.size(dimension);
    long side = (long) (size * cutout + 0.5);
    Tensor first = integers(images, 0, size + 1 - side % 2, draws).sub(side / 2);
    Tensor places = places(images, dimension);
    return places.ge(first).logicalAnd(places.lt(first.add(side)));
  }

  /** One whole number for each image, {@code high} excluded. */
  private static Tensor integers(Tensor images, long low, long high, Generator draws) {
    long[] shape = {images.size(0), 1, 1, 1};
    return Torch.randint(low, high, shape, draws, DType.INT64, draws.device()).to(images.device());
  }

  private static Tensor places(Tensor images, int dimension) {
    long[] shape = {1, 1, 1, 1};
    shape[dimension] = images.size(dimension);
    Device device = images.device();
    return Torch.arange(0, images.size(dimension), DType.INT64, device).view(shape);
  }
}
