package dev.panatorch.tools.bench;

import java.io.IOException;

/** One who can run the operator cases. */
interface OperatorPeer extends AutoCloseable {

  /** Name in the table. */
  String name();

  /** Time of {@code calls} calls of one case, waiting for the device at the end. */
  long nanoseconds(String operatorCase, int calls) throws IOException;

  /** Most bytes that tensors held on the GPU in the last case's measured calls; 0 if unknown. */
  default long peakBytes() throws IOException {
    return 0;
  }

  /** Frees what the last case holds. */
  default void release() throws IOException {}

  @Override
  void close();
}
