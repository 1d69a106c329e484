package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;

/** Two linear maps, {@code fc1} and {@code fc2}, with GELU between them. */
public final class Mlp extends Module implements Layer {

  /** The two forms of GELU (Hendrycks and Gimpel, 2016). */
  public enum Gelu {
    /** x times the normal distribution function of x. */
    EXACT("none"),
    /** Its approximation by the hyperbolic tangent. */
    TANH("tanh");

    private final String torchName;

    Gelu(String torchName) {
      this.torchName = torchName;
    }

    /** The value of {@code x}, element by element. */
    public Tensor apply(Tensor x) {
      return x.gelu(torchName);
    }
  }

  private final Linear fc1;
  private final Linear fc2;
  private final Gelu gelu;

  /** Back to the width it came from, with biases. */
  public Mlp(Factory factory, long width, long hidden, Gelu gelu) {
    this(factory, width, hidden, width, gelu);
  }

  /** With biases. */
  public Mlp(Factory factory, long in, long hidden, long out, Gelu gelu) {
    this.fc1 = child("fc1", new Linear(factory, in, hidden));
    this.fc2 = child("fc2", new Linear(factory, hidden, out));
    this.gelu = gelu;
  }

  /** Maps [..., in] to [..., out]. */
  @Override
  public Tensor forward(Tensor x) {
    return Scope.run(() -> fc2.forward(Scope.run(() -> gelu.apply(fc1.forward(x)))));
  }

  /** The first map. */
  public Linear fc1() {
    return fc1;
  }

  /** The second map. */
  public Linear fc2() {
    return fc2;
  }
}
