package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import java.util.ArrayList;
import java.util.List;

/**
 * Rotary position embedding in two dimensions with learned frequencies of each layer and head
 * ("RoPE-Mixed", Heo and others, 2024, equation 14): the pair k of a head at column x and row y is
 * turned by x f_x[k] + y f_y[k].
 *
 * @param frequencies [2, depth, heads * pairs]: those of the column, then those of the row
 * @param columns stored column of each image token, float
 * @param rows stored row of each image token, float
 * @param heads attention heads
 */
record MixedRope(Tensor frequencies, Tensor columns, Tensor rows, int heads) {

  /**
   * Initial frequencies: theta^(-4 k / width per head), in a direction that is uniform for each
   * layer and head, then the same at a right angle to it.
   */
  static Tensor initialFrequencies(TransformerConfig size, double theta, Factory factory) {
    return Scope.run(() -> {
      Tensor magnitudes = magnitudes(size, theta, factory.dtype(), factory.device());
      Tensor angles = Torch.zeros(new long[] {size.depth(), size.heads(), 1}, factory.dtype());
      Tensor angle = Init.uniform(angles, 0, 2 * Math.PI, factory).to(factory.device());
      Tensor turned = angle.add(Math.PI / 2);
      Tensor x = Torch.cat(List.of(magnitudes.mul(angle.cos()), magnitudes.mul(turned.cos())), 2);
      Tensor y = Torch.cat(List.of(magnitudes.mul(angle.sin()), magnitudes.mul(turned.sin())), 2);
      return Torch.stack(List.of(x.flatten(1), y.flatten(1)));
    });
  }

  private static Tensor magnitudes(
      TransformerConfig size, double theta, DType dtype, Device device) {
    Tensor exponents = Torch.arange(0, size.headWidth() / 4, dtype, device);
    return exponents.mul(-4.0 / size.headWidth() * Math.log(theta)).exp();
  }

  /**
   * Fixed frequencies theta^(-4 k / width per head), the same for all layers and heads: the first
   * half of the pairs turn with the column, the second half with the row.
   *
   * @param like lies where the result is to lie
   */
  static MixedRope axial(TransformerConfig size, double theta, Tensor like) {
    Device device = like.device();
    DType dtype = like.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    Tensor frequencies =
        Scope.run(() -> {
          Tensor some = magnitudes(size, theta, dtype, device);
          Tensor none = some.zerosLike();
          Tensor x = Torch.cat(List.of(some, none), 0);
          Tensor y = Torch.cat(List.of(none, some), 0);
          return Torch.stack(List.of(x, y)).view(2, 1, -1).repeat(1, size.depth(), size.heads());
        });
    Tensor nowhere = Torch.zeros(new long[] {0}, dtype, device);
    return new MixedRope(frequencies, nowhere, nowhere, size.heads());
  }

  /** Column of each token of a grid in row-major order, counted from 0. */
  static Tensor columns(long height, long width, Device device) {
    return Scope.run(() -> Torch.arange(0, width, DType.FLOAT32, device).repeat(height));
  }

  /** Row of each token of a grid in row-major order, counted from 0. */
  static Tensor rows(long height, long width, Device device) {
    return Scope.run(() -> Torch.arange(0, height, DType.FLOAT32, device).repeatInterleave(width));
  }

  /**
   * One rotation for each layer.
   *
   * @param height rows of the grid of image tokens
   * @param width columns of that grid
   * @param before tokens before the image tokens, which are not rotated
   */
  List<Rotation> rotations(long height, long width, long before) {
    long depth = frequencies.size(1);
    long tokens = height * width;
    Tensor all =
        Scope.run(() -> {
          boolean stored = columns.numel() == tokens && height == width;
          Device device = frequencies.device();
          Tensor x = stored ? columns : columns(height, width, device);
          Tensor y = stored ? rows : rows(height, width, device);
          return phases(x, y).unflatten(2, heads, -1).permute(1, 2, 0, 3).contiguous();
        });
    Tensor[] phases = all.unbind(0);
    var rotations = new ArrayList<Rotation>();
    for (int layer = 0; layer < depth; layer++) {
      rotations.add(Rotation.of(phases[layer], before));
    }
    return rotations;
  }

  /** Angles [tokens, depth, heads * pairs]: two products and a sum, never a matrix product. */
  private Tensor phases(Tensor x, Tensor y) {
    Tensor alongX = x.view(-1, 1, 1).mul(frequencies.get(0));
    Tensor alongY = y.view(-1, 1, 1).mul(frequencies.get(1));
    return alongX.add(alongY);
  }
}
