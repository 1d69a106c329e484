package dev.panatorch.runtime;

import static dev.panatorch.bindings.torch.TorchApi.*;

import dev.panatorch.runtime.internal.Results;
import dev.panatorch.runtime.internal.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reading a tensor's elements into Java, and moving tensors between devices. */
public sealed interface TensorContents permits Tensor {

  /**
   * The only element of this tensor. Waits for the device.
   *
   * @throws TorchException if there is not exactly one element
   */
  default double item() {
    Scratch scratch = Scratch.begin();
    MemorySegment real = scratch.doubles(new double[1]);
    Results.check(pt_item(((Tensor) this).handle(), real, scratch.results(1)));
    return real.get(ValueLayout.JAVA_DOUBLE, 0);
  }

  /**
   * The only element of this tensor of integers or truth values; a real one is cut to its whole
   * part.
   */
  default long itemLong() {
    Scratch scratch = Scratch.begin();
    MemorySegment real = scratch.doubles(new double[1]);
    int kind = pt_item(((Tensor) this).handle(), real, scratch.results(1));
    Results.check(kind);
    return kind == 1 ? scratch.result(0) : (long) real.get(ValueLayout.JAVA_DOUBLE, 0);
  }

  /** A copy of the elements in row-major order, converted to float. Waits for the device. */
  default float[] toFloatArray() {
    return HostData.read(
        (Tensor) this, DType.FLOAT32, memory -> memory.toArray(ValueLayout.JAVA_FLOAT));
  }

  /** A copy of the elements in row-major order, converted to double. Waits for the device. */
  default double[] toDoubleArray() {
    return HostData.read(
        (Tensor) this, DType.FLOAT64, memory -> memory.toArray(ValueLayout.JAVA_DOUBLE));
  }

  /** A copy of the elements in row-major order, converted to long. Waits for the device. */
  default long[] toLongArray() {
    return HostData.read(
        (Tensor) this, DType.INT64, memory -> memory.toArray(ValueLayout.JAVA_LONG));
  }

  /** A copy of the elements in row-major order, converted to uint8. Waits for the device. */
  default byte[] toByteArray() {
    return HostData.read(
        (Tensor) this, DType.UINT8, memory -> memory.toArray(ValueLayout.JAVA_BYTE));
  }

  /** This tensor on {@code device}: a second reference to it where it lies there already. */
  default Tensor to(Device device) {
    Tensor self = (Tensor) this;
    return self.to(device, self.dtype());
  }

  /** This tensor in host memory. */
  default Tensor cpu() {
    return to(Device.CPU);
  }

  /** Row {@code index} of the first dimension. */
  default Tensor get(long index) {
    return ((Tensor) this).select(0, index);
  }
}
