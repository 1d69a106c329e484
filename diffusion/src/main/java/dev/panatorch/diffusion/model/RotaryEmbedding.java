package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Module;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rotates neighbouring pairs of each head's queries and keys by angles that grow with the token's
 * position (RoPE, Su et al., 2021), {@code position * 10000^(-2 i / d)}. For maps the first half of
 * the dimensions turns with the row and the second with the column, as in LightningDiT; for
 * sequences all turn with the position. The tables, {@code freqs_cos} and {@code freqs_sin}
 * [tokens, width of a head], are float32 in every model, and belong to the state dict.
 */
final class RotaryEmbedding extends Module implements UnaryOperator<Tensor> {

  private static final double BASE = 10_000;

  private final Tensor cos;
  private final Tensor sin;

  RotaryEmbedding(Factory factory, LatentInput input, long headWidth) {
    double[] angles =
        switch (input) {
          case LatentInput.Tokens tokens -> sequence((int) tokens.count(), (int) headWidth);
          case LatentInput.Patches patches -> grid((int) patches.side(), (int) headWidth);
        };
    try (var scope = Scope.open()) {
      Tensor table = Tensor.of(angles, input.tokens(), headWidth);
      this.cos = buffer("freqs_cos", table.cos().to(factory.device(), DType.FLOAT32));
      this.sin = buffer("freqs_sin", table.sin().to(factory.device(), DType.FLOAT32));
    }
  }

  private static double[] sequence(int count, int width) {
    double[] angles = new double[count * width];
    for (int position = 0; position < count; position++) {
      fill(angles, position * width, width, position);
    }
    return angles;
  }

  private static double[] grid(int side, int width) {
    double[] angles = new double[side * side * width];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int at = (row * side + column) * width;
        fill(angles, at, width / 2, row);
        fill(angles, at + width / 2, width / 2, column);
      }
    }
    return angles;
  }

  /** Each angle twice, for the two dimensions of its pair. */
  private static void fill(double[] angles, int at, int width, int position) {
    for (int i = 0; i < width; i++) {
      angles[at + i] = position * Math.pow(BASE, -2.0 * (i / 2) / width);
    }
  }

  /** Maps [..., heads, tokens, width of a head] to the same shape and type. */
  @Override
  public Tensor apply(Tensor x) {
    return Scope.run(() -> {
      Tensor[] pairs = x.unflatten(-1, -1, 2).unbind(-1);
      Tensor turned = Torch.stack(List.of(pairs[1].neg(), pairs[0]), -1).flatten(-2);
      return x.mul(cos).addcmul(turned, sin).to(x.dtype());
    });
  }
}
