package dev.panatorch.runtime.internal;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/** What the shim's functions return, checked and made into tensors of the current scope. */
public final class Results {

  private Results() {}

  /** The tensor behind a new handle. */
  public static Tensor tensor(long handle) {
    if (handle == 0) {
      throw Errors.last();
    }
    return Tensor.ofHandle(handle);
  }

  /** The tensors that a function with a fixed number of results wrote into {@code scratch}. */
  public static Tensor[] tensors(int status, Scratch scratch, int count) {
    check(status);
    var tensors = new Tensor[count];
    for (int i = 0; i < count; i++) {
      tensors[i] = Tensor.ofHandle(scratch.result(i));
    }
    return tensors;
  }

  /** The tensors of a function that returns a list of any length. */
  public static Tensor[] tensors(long count) {
    if (count < 0) {
      throw Errors.last();
    }
    Scratch scratch = Scratch.begin();
    check(pt_take_results(scratch.results((int) count)));
    return tensors(0, scratch, (int) count);
  }

  /** A tensor or nothing: 0 is no failure here. */
  public static @Nullable Tensor optional(long handle) {
    return handle == 0 ? null : Tensor.ofHandle(handle);
  }

  public static void check(int status) {
    if (status < 0) {
      throw Errors.last();
    }
  }

  public static long check(long number) {
    if (number < 0) {
      throw Errors.last();
    }
    return number;
  }

  public static boolean truth(int status) {
    check(status);
    return status != 0;
  }
}
