package dev.panatorch.runtime.nn;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Generator;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import org.jspecify.annotations.Nullable;

/**
 * How modules make their parameters. Closing it closes the generator; the parameters stay.
 *
 * @param dtype element type of the parameters
 * @param device where the parameters lie
 * @param generator draws the initial values, on its own device, from which they are moved where
 *     that is another one; null leaves the parameters as the allocator gave them, for models whose
 *     values are loaded at once
 */
public record Factory(DType dtype, Device device, @Nullable Generator generator)
    implements AutoCloseable {

  /** Refuses types that cannot be trained. */
  public Factory {
    if (!dtype.isFloatingPoint()) {
      throw new IllegalArgumentException(
          "parameters are of a floating-point type, not " + dtype.torchName());
    }
  }

  /**
   * Float32 parameters on {@code device}, drawn on the CPU, so that a seed gives the same model on
   * every device.
   */
  public static Factory of(Device device, long seed) {
    return new Factory(DType.FLOAT32, device, Generator.of(Device.CPU, seed));
  }

  /** Parameters without values, for a model that loads a state dict next. */
  public static Factory uninitialized(Device device, DType dtype) {
    return new Factory(dtype, device, null);
  }

  /** A tensor without values, of this type and on this device. */
  public Tensor empty(long... shape) {
    return Torch.empty(shape, dtype, device);
  }

  /** A tensor of zeros, of this type and on this device. */
  public Tensor zeros(long... shape) {
    return Torch.zeros(shape, dtype, device);
  }

  /** A tensor of ones, of this type and on this device. */
  public Tensor ones(long... shape) {
    return Torch.ones(shape, dtype, device);
  }

  @Override
  public void close() {
    if (generator != null) {
      generator.close();
    }
  }
}
