package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.Tensor;

/** A product added to a sum, in as few bytes moved as the types allow. */
public final class MulAdd {

  private MulAdd() {}

  /**
   * {@code sum + a * b}, broadcast: one kernel where the types agree. Where they differ, as under
   * autocast, two that convert on the way, since autocast would first copy all three to the widest
   * type, and the backward pass work in it.
   */
  public static Tensor of(Tensor sum, Tensor a, Tensor b) {
    boolean same = sum.dtype() == a.dtype() && sum.dtype() == b.dtype();
    return same ? sum.addcmul(a, b) : sum.add(a.mul(b));
  }
}
