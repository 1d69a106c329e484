package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/**
 * A gated feed-forward layer (Shazeer, 2020) with the names of LightningDiT: {@code w12} yields the
 * gate and then the values, {@code w3} maps SiLU(gate) times values back.
 */
public final class SwiGlu extends Module implements Layer {

  private final Linear w12;
  private final Linear w3;

  /** With biases. */
  public SwiGlu(Factory factory, long width, long hidden) {
    this.w12 = child("w12", new Linear(factory, width, 2 * hidden));
    this.w3 = child("w3", new Linear(factory, hidden, width));
  }

  /** Maps [..., width] to the same shape. */
  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(() -> w3.forward(Scope.run(() -> gated(x))));
  }

  private Tensor gated(Tensor x) {
    Tensor[] halves = w12.forward(x).chunk(2, -1);
    return halves[0].silu().mul(halves[1]);
  }
}
