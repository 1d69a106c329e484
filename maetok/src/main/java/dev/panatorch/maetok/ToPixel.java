package dev.panatorch.maetok;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Conv2d;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.ModelCost;
import dev.panatorch.runtime.nn.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Pixels from a decoder's features: the linear map {@code model}, or convolutions {@code model.1},
 * {@code model.4} and so on, which are the published names.
 */
final class ToPixel extends Module {

  private static final int WIDEST = 128;
  private static final int MOST_ENLARGEMENTS = 5;

  private final int patchSize;
  private final Module model;

  ToPixel(Factory factory, MaeTokConfig.PixelHead head, int width, int patchSize) {
    this.patchSize = patchSize;
    this.model =
        child(
            "model",
            head == MaeTokConfig.PixelHead.LINEAR
                ? new Linear(factory, width, 3L * patchSize * patchSize)
                : new Enlarging(factory, width, patchSize));
  }

  /** Refuses patches that no enlargements by two make. */
  static void requireConvolvable(int patchSize) {
    if (Integer.bitCount(patchSize) != 1 || patchSize < 2 || patchSize > 1 << MOST_ENLARGEMENTS) {
      throw new IllegalArgumentException(
          "pixelHead: convolutions make patches of 2, 4, 8, 16 or 32 pixels, not " + patchSize);
    }
  }

  /** What it costs for so many patches. */
  static ModelCost cost(MaeTokConfig.PixelHead head, long patches, int width, int patchSize) {
    if (head == MaeTokConfig.PixelHead.LINEAR) {
      return ModelCost.linear(patches, width, 3L * patchSize * patchSize);
    }
    ModelCost sum = ModelCost.convolution(patches, width, WIDEST, 1);
    for (int step = 0; step < steps(patchSize); step++) {
      long places = patches << 2 * (step + 1);
      sum = sum.plus(ModelCost.convolution(places, in(step), out(step, patchSize), 3 * 3));
    }
    return sum;
  }

  /** Enlargements by two. */
  private static int steps(int patchSize) {
    return Integer.numberOfTrailingZeros(patchSize);
  }

  private static int in(int step) {
    return WIDEST >> step;
  }

  private static int out(int step, int patchSize) {
    return step == steps(patchSize) - 1 ? 3 : in(step) / 2;
  }

  /** Maps [N, tokens, width] to images [N, 3, H, W]. */
  Tensor forward(Tensor x, Grid grid) {
    return Scope.run(() ->
        switch (model) {
          case Linear linear ->
              Patches.join(linear.forward(x), grid.rows(), grid.columns(), patchSize);
          case Enlarging enlarging ->
              enlarging.forward(x.transpose(1, 2).unflatten(2, grid.rows(), grid.columns()));
          default -> throw new AssertionError(model);
        });
  }

  /** The weight of the last layer, by which adaptive losses are balanced. */
  Tensor lastWeight() {
    List<Tensor> weights =
        model.parameters().values().stream().filter(parameter -> parameter.dim() > 1).toList();
    return Objects.requireNonNull(weights.getLast());
  }

  /** A convolution of one pixel, then enlargements by two with convolutions of three pixels. */
  private static final class Enlarging extends Module {

    private final Conv2d first;
    private final List<Conv2d> others;

    Enlarging(Factory factory, int width, int patchSize) {
      first = child("1", new Conv2d(factory, width, WIDEST, 1, 1, 0));
      var made = new ArrayList<Conv2d>();
      for (int step = 0; step < steps(patchSize); step++) {
        int out = out(step, patchSize);
        made.add(child(String.valueOf(4 + 3 * step), new Conv2d(factory, in(step), out, 3, 1, 1)));
      }
      others = List.copyOf(made);
    }

    Tensor forward(Tensor map) {
      Tensor x = first.forward(map);
      for (Conv2d convolution : others) {
        Tensor input = x;
        x =
            Scope.run(() -> {
              Tensor active = input.relu();
              long[] size = {2 * active.size(2), 2 * active.size(3)};
              return convolution.forward(active.upsampleNearest2d(size, null));
            });
      }
      return x;
    }
  }
}
