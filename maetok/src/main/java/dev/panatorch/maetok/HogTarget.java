package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Module;

/**
 * Histograms of oriented gradients of the colour channels, 9 signed orientations in cells of 8x8
 * pixels (Dalal and Triggs, 2005, in the form of Wei and others, 2022): the target of an auxiliary
 * decoder.
 *
 * <p>One token covers one patch of u x u cells, u = patch / 8. That is the published layout for
 * patches of 16 and images of 256; for images of other sizes the published code keeps 16 x 16
 * tokens, which fits no decoder. Float32 always: lower precision would turn gradients into
 * neighbouring bins.
 */
public final class HogTarget extends Module {

  private static final int BINS = 9;
  private static final int CELL = 8;
  private static final int WINDOW = 16;
  private static final double EPSILON = 1e-12;
  private static final float[] SOBEL = {1, 0, -1, 2, 0, -2, 1, 0, -1};

  private final Tensor horizontal;
  private final Tensor vertical;
  private final Tensor window;

  /** Makes the kernels; they are buffers, nothing is learned. */
  public HogTarget(Factory factory) {
    Device device = factory.device();
    horizontal = buffer("weight_x", Scope.run(() -> sobel(false).to(device)));
    vertical = buffer("weight_y", Scope.run(() -> sobel(true).to(device)));
    window = buffer("gaussian_kernel", Scope.run(() -> gaussian().to(device)));
  }

  /** Features of one token: 27 for each of its cells. */
  public static int features(int patchSize) {
    int cells = patchSize / CELL;
    if (cells < 1 || patchSize % CELL != 0) {
      throw new IllegalArgumentException(
          "patchSize: " + patchSize + " is no multiple of " + CELL + ", the side of a HOG cell");
    }
    return 3 * BINS * cells * cells;
  }

  /**
   * The target; no gradient flows.
   *
   * @param images [N, 3, H, W] in -1 .. 1; sides are multiples of 16 and of the patch
   * @return [N, tokens, features]: feature (c * 9 + bin) * u * u + dy * u + dx
   */
  public Tensor forward(Tensor images, int patchSize) {
    try (var noGrad = GradMode.noGrad();
        var full = Autocast.disable(images.device())) {
      return Scope.run(() -> tokens(cells(images), patchSize));
    }
  }

  /** Normalised histograms [N, 3, 9, H / 8, W / 8]. */
  private Tensor cells(Tensor images) {
    long n = images.size(0);
    long height = images.size(2);
    long width = images.size(3);
    if (height % WINDOW != 0 || width % WINDOW != 0) {
      throw new IllegalArgumentException(
          "HOG takes images whose sides are multiples of %d, not %d x %d"
              .formatted(WINDOW, width, height));
    }
    return Scope.run(() -> {
      Tensor x = images.to(horizontal.dtype()).reflectionPad2d(1, 1, 1, 1);
      Tensor gx = slope(x, horizontal);
      Tensor gy = slope(x, vertical);
      Tensor weight = window.repeat(height / WINDOW, width / WINDOW);
      Tensor magnitude = gx.square().add(gy.square()).sqrt().mul(weight);
      Tensor turn = gx.atan2(gy).div(Math.PI).mul((double) BINS);
      Tensor bin = turn.floor().remainder((double) BINS).to(DType.INT64);
      Tensor bins = magnitude.newZeros(n, 3, BINS, height, width);
      Tensor sums =
          bins.scatter_(2, bin.unsqueeze(2), magnitude.unsqueeze(2))
              .view(n, 3, BINS, height / CELL, CELL, width / CELL, CELL)
              .sum(4, 6);
      return sums.div(sums.linalgVectorNorm(2, new long[] {2}, true).clampMin(EPSILON));
    });
  }

  private static Tensor tokens(Tensor cells, int patchSize) {
    long[] shape = cells.shape();
    long u = patchSize / CELL;
    long rows = shape[3] / u;
    long columns = shape[4] / u;
    return cells
        .view(shape[0], 3 * BINS, rows, u, columns, u)
        .permute(0, 2, 4, 1, 3, 5)
        .reshape(shape[0], rows * columns, features(patchSize));
  }

  private static Tensor slope(Tensor x, Tensor kernel) {
    long[] one = {1, 1};
    return x.conv2d(kernel, null, one, new long[] {0, 0}, one, 3);
  }

  private static Tensor sobel(boolean transposed) {
    Tensor kernel = Tensor.of(SOBEL, 3, 3);
    return (transposed ? kernel.t() : kernel).expand(3, 1, 3, 3).contiguous();
  }

  private static Tensor gaussian() {
    Tensor offset = Torch.arange(0, WINDOW, DType.FLOAT32).sub((WINDOW - 1) / 2.0);
    Tensor row = offset.div(WINDOW / 2.0).square().mul(-0.5).exp();
    Tensor outer = row.outer(row);
    return outer.div(outer.sum());
  }
}
