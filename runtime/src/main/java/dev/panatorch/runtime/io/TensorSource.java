package dev.panatorch.runtime.io;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Something that can be written as a tensor: its type and shape at once, its elements when their
 * turn comes. A tensor on a device can thus be brought to the host one at a time.
 */
public interface TensorSource {

  /**
   * A tensor on any device as something to write. Its elements are brought to the host, one tensor
   * at a time, when they are written; until then it must stay open and unchanged.
   */
  static TensorSource of(Tensor tensor) {
    return TensorBridge.source(tensor);
  }

  /** The element type. */
  DType dtype();

  /** The shape; empty for a scalar. */
  long[] shape();

  /**
   * Hands all elements in row-major order, little-endian, to the sink, in one piece or several. A
   * piece need only be valid during the call that hands it over.
   */
  void writeTo(Sink sink) throws IOException;

  /** Takes the bytes of a tensor, in order. */
  @FunctionalInterface
  interface Sink {
    /** Takes the next bytes. */
    void accept(MemorySegment piece) throws IOException;
  }
}
