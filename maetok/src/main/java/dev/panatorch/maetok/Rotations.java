package dev.panatorch.maetok;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a transformer does to the queries and keys of its layers: the rotary embedding, or nothing.
 *
 * @param rope makes the rotary embedding where a tensor lies; null for nothing
 * @param before tokens before the image tokens
 */
record Rotations(@Nullable Function<Tensor, MixedRope> rope, int before) {

  /** Name of the learned frequencies; they stay in float32. */
  static final String FREQUENCIES = "freqs";

  /**
   * As configured; hands what belongs to the state dict ({@code freqs}, {@code freqs_t_x}, {@code
   * freqs_t_y}) to the module.
   */
  static Rotations of(
      Factory factory,
      MaeTokConfig config,
      TransformerShape shape,
      BiFunction<String, Tensor, Tensor> parameter,
      BiFunction<String, Tensor, Tensor> buffer) {
    PositionConfig positions = config.positions();
    if (!positions.rotary()) {
      return new Rotations(null, shape.prefix());
    }
    if (positions.kind() == PositionConfig.Kind.AXIAL_ROPE) {
      // Nothing is learned, and the published classes store nothing.
      return new Rotations(
          like -> MixedRope.axial(shape.size(), positions.theta(), like), shape.prefix());
    }
    int side = positions.baseImageSize() / config.patchSize();
    Tensor frequencies = MixedRope.initialFrequencies(shape.size(), positions.theta(), factory);
    var rope =
        new MixedRope(
            parameter.apply(FREQUENCIES, frequencies),
            buffer.apply("freqs_t_x", MixedRope.columns(side, side, factory.device())),
            buffer.apply("freqs_t_y", MixedRope.rows(side, side, factory.device())),
            shape.size().heads());
    return new Rotations(like -> rope, shape.prefix());
  }

  /** One rotation for each layer, where {@code tokens} lie; none for none. */
  List<Rotation> of(Grid grid, Tensor tokens) {
    return rope == null
        ? List.of()
        : rope.apply(tokens).rotations(grid.rows(), grid.columns(), before);
  }
}
