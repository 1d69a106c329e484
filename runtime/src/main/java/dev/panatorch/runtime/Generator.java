package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Errors;
import dev.panatorch.runtime.internal.Library;
import dev.panatorch.runtime.internal.Results;

/**
 * A source of random numbers on one device ({@code torch.Generator}). The caller closes it.
 * LibTorch's operators lock it, so threads may share one, though then the order of their draws is
 * open.
 */
public final class Generator implements AutoCloseable {

  static {
    Library.load();
  }

  private final Device device;
  private long handle;

  private Generator(Device device, long handle) {
    this.device = device;
    this.handle = handle;
  }

  /** A generator whose draws follow from {@code seed} alone. */
  public static Generator of(Device device, long seed) {
    long handle = pt_generator_create(device.code(), seed);
    if (handle == 0) {
      throw Errors.last();
    }
    return new Generator(device, handle);
  }

  /** Where the draws are made. */
  public Device device() {
    return device;
  }

  /** Starts the sequence that follows from {@code seed}; returns this generator. */
  public Generator seed(long seed) {
    Results.check(pt_generator_seed(handle(), seed));
    return this;
  }

  /** The state as a uint8 CPU tensor, for {@link #setState}. */
  public Tensor state() {
    return Results.tensor(pt_generator_state(handle()));
  }

  /** Goes back to a state that {@link #state} gave. */
  public void setState(Tensor state) {
    Results.check(pt_generator_set_state(handle(), state.handle()));
  }

  @Override
  public void close() {
    long released = handle;
    handle = 0;
    if (released != 0) {
      Results.check(pt_generator_free(released));
    }
  }

  /** The address of the {@code c10::GeneratorImpl}, borrowed, for native code of one's own. */
  public long handle() {
    if (handle == 0) {
      throw new IllegalStateException("this generator was closed");
    }
    return handle;
  }
}
