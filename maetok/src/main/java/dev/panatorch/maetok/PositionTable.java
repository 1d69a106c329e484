package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;

/** Initial values of the learned position embedding of class token and image tokens. */
final class PositionTable {

  private static final double THETA = 10_000;

  private PositionTable() {}

  /** A table [1, 1 + image tokens, width]. */
  static Tensor initial(Factory factory, TransformerShape shape) {
    Tensor table = shape.positions(factory, 1 + shape.imageTokens());
    if (shape.init().imagePositions() == InitConfig.ImagePositions.SINUSOIDAL) {
      try (var scope = Scope.open()) {
        long side = Math.round(Math.sqrt(shape.imageTokens()));
        table
            .select(0, 0)
            .narrow(0, 1, shape.imageTokens())
            .copy_(waves(side, shape.size().width()));
      }
    }
    return table;
  }

  /**
   * The table for images of another size, as timm's {@code resample_abs_pos_embed} makes it: a
   * bicubic resize with antialiasing.
   *
   * @param table [1, 1 + image tokens, width] of square images
   * @return [1, 1 + grid, width]; the table itself where it is of that grid
   */
  static Tensor resampled(Tensor table, Grid grid) {
    long count = table.size(1) - 1;
    long side = Math.round(Math.sqrt(count));
    if (grid.rows() == side && grid.columns() == side) {
      return table;
    }
    try (var full = Autocast.disable(table.device())) {
      return Scope.run(() -> {
        Tensor image = table.narrow(1, 1, count).mT().unflatten(2, side, side);
        Tensor other =
            image.upsampleBicubic2dAa(new long[] {grid.rows(), grid.columns()}, false, null);
        return Torch.cat(List.of(table.narrow(1, 0, 1), other.flatten(2).mT()), 1);
      });
    }
  }

  /** Sine and cosine of the column, then those of the row, a quarter of the width each. */
  private static Tensor waves(long side, int width) {
    Tensor columns = waves(MixedRope.columns(side, side, Device.CPU), width / 2);
    Tensor rows = waves(MixedRope.rows(side, side, Device.CPU), width / 2);
    return Torch.cat(List.of(columns, rows), 1);
  }

  private static Tensor waves(Tensor positions, int width) {
    Tensor exponents =
        Torch.arange(0, width / 2, DType.FLOAT32).mul(-2.0 / width * Math.log(THETA));
    Tensor phases = positions.outer(exponents.exp());
    return Torch.cat(List.of(phases.sin(), phases.cos()), 1);
  }
}
