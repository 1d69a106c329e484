package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Linear;
import dev.panatorch.runtime.nn.Module;
import org.jspecify.annotations.Nullable;

/**
 * Shifts, scales and gates that follow from the condition (adaLN, Peebles and Xie, 2023, section
 * 3.2): one linear map, {@code 1}, of the activated condition. Official models place a SiLU at
 * {@code 0}; it is the same for all blocks, so the model applies it once.
 */
final class Modulation extends Module {

  /** What each branch of a block gets, in the order of the weights' rows. */
  enum Kind {
    /** Nothing: there is no condition. */
    NONE(0),
    /** A scale and a gate. */
    SCALE_GATE(2),
    /** A shift, a scale and a gate. */
    SHIFT_SCALE_GATE(3);

    private final int parts;

    Kind(int parts) {
      this.parts = parts;
    }

    int parts() {
      return parts;
    }
  }

  private final Linear linear;
  private final long parts;

  Modulation(Factory factory, long width, long parts) {
    this.linear = child("1", new Linear(factory, width, parts * width));
    this.parts = parts;
  }

  /** Maps the activated condition [B, width] to parts of [B, 1, width] each. */
  Tensor[] forward(Tensor condition) {
    return linear.forward(condition).unsqueeze(1).chunk(parts, -1);
  }

  /** {@code x (1 + scale) + shift}. */
  static Tensor modulate(Tensor x, @Nullable Tensor shift, Tensor scale) {
    Tensor factor = scale.add(1.0);
    return shift == null ? x.mul(factor) : shift.addcmul(x, factor);
  }
}
