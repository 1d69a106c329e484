package dev.panatorch.maetok;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a transformer does to the queries and keys of its layers: the rotary embedding, or nothing.
 *
 * @param rope null for nothing
 * @param depth number of layers
 * @param before tokens before the image tokens
 */
record Rotations(@Nullable MixedRope rope, int depth, int before) {

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
    int depth = shape.size().depth();
    if (!positions.rotary()) {
      return new Rotations(null, depth, shape.prefix());
    }
    int side = positions.baseImageSize() / config.patchSize();
    Tensor frequencies = MixedRope.initialFrequencies(shape.size(), positions.theta(), factory);
    var rope =
        new MixedRope(
            parameter.apply(FREQUENCIES, frequencies),
            buffer.apply("freqs_t_x", MixedRope.columns(side, side, factory.device())),
            buffer.apply("freqs_t_y", MixedRope.rows(side, side, factory.device())),
            shape.size().heads());
    return new Rotations(rope, depth, shape.prefix());
  }

  /** One operator for each layer, for a square grid of image tokens. */
  List<? extends UnaryOperator<Tensor>> of(int side) {
    return rope == null
        ? Collections.nCopies(depth, UnaryOperator.identity())
        : rope.rotations(side, side, before);
  }
}
