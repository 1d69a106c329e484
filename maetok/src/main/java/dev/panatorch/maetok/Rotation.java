package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Turns neighbouring pairs of the image tokens' queries or keys; tokens before and after them stay
 * as they are. Worked out in float32 at least.
 *
 * @param turns complex numbers of absolute value 1, [heads, tokens, pairs]
 * @param before tokens before the image tokens
 */
record Rotation(Tensor turns, long before) implements UnaryOperator<Tensor> {

  /** A rotation by these angles, [heads, tokens, pairs]. */
  static Rotation of(Tensor phases, long before) {
    return new Rotation(Scope.run(() -> phases.onesLike().polar(phases)), before);
  }

  /** Maps [..., heads, before + tokens + after, width per head] to the same shape and type. */
  @Override
  public Tensor apply(Tensor x) {
    return Scope.run(() -> {
      long tokens = turns.size(1);
      long after = x.size(-2) - before - tokens;
      if (after < 0) {
        throw new IllegalArgumentException(
            "%d tokens cannot hold %d and %d image tokens".formatted(x.size(-2), before, tokens));
      }
      if (before + after == 0) {
        return rotated(x);
      }
      Tensor[] parts = x.splitWithSizes(new long[] {before, tokens, after}, -2);
      return Torch.cat(List.of(parts[0], rotated(parts[1]), parts[2]), -2);
    });
  }

  private Tensor rotated(Tensor x) {
    DType type = x.dtype();
    DType wide = type == DType.FLOAT64 ? type : DType.FLOAT32;
    Tensor pairs = x.to(wide).unflatten(-1, -1, 2).viewAsComplex();
    return pairs.mul(turns).viewAsReal().flatten(-2).to(type);
  }
}
