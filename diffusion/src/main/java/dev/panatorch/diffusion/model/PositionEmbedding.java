package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;

/**
 * Fixed sinusoids of the tokens' positions, computed in float64. The wave lengths are powers of
 * 10000 (Vaswani et al., 2017, section 3.5).
 */
final class PositionEmbedding {

  private static final double BASE = 10_000;

  private PositionEmbedding() {}

  /** The embedding for an input, [1, tokens, width], of the factory's type and on its device. */
  static Tensor of(LatentInput input, long width, Factory factory) {
    double[] table =
        switch (input) {
          case LatentInput.Tokens tokens -> sequence((int) tokens.count(), (int) width);
          case LatentInput.Patches patches -> grid((int) patches.side(), (int) width);
        };
    return Tensor.of(table, 1, input.tokens(), width).to(factory.device(), factory.dtype());
  }

  /** Sines in the even, cosines in the odd dimensions, as in MAETok's SiT. */
  private static double[] sequence(int count, int width) {
    double[] table = new double[count * width];
    for (int position = 0; position < count; position++) {
      for (int i = 0; i < width / 2; i++) {
        double angle = position * Math.pow(BASE, -2.0 * i / width);
        table[position * width + 2 * i] = Math.sin(angle);
        table[position * width + 2 * i + 1] = Math.cos(angle);
      }
    }
    return table;
  }

  /**
   * The column in the first half of the dimensions, the row in the second; in each half first the
   * sines, then the cosines, as in MAE and DiT.
   */
  private static double[] grid(int side, int width) {
    double[] table = new double[side * side * width];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int at = (row * side + column) * width;
        halves(table, at, width / 2, column);
        halves(table, at + width / 2, width / 2, row);
      }
    }
    return table;
  }

  private static void halves(double[] table, int at, int width, int position) {
    int waves = width / 2;
    for (int i = 0; i < waves; i++) {
      double angle = position * Math.pow(BASE, -(double) i / waves);
      table[at + i] = Math.sin(angle);
      table[at + waves + i] = Math.cos(angle);
    }
  }

  /**
   * Sinusoids of times, [B, width], float32: first the cosines, then the sines, of {@code t *
   * 10000^(-i / (width / 2))}.
   */
  static Tensor ofTimes(Tensor times, int width) {
    int half = width / 2;
    Tensor frequencies =
        Torch.arange((long) half, DType.FLOAT32, times.device()).mul(-Math.log(BASE) / half).exp();
    Tensor angles = times.to(DType.FLOAT32).unsqueeze(1).mul(frequencies);
    return Torch.cat(List.of(angles.cos(), angles.sin()), -1);
  }
}
