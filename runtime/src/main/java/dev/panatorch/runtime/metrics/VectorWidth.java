package dev.panatorch.runtime.metrics;

import jdk.incubator.vector.VectorShape;

/** The vector width that the running JVM prefers; loaded only where the Vector API is present. */
final class VectorWidth {
  private VectorWidth() {}

  static int preferredBits() {
    return VectorShape.preferredShape().vectorBitSize();
  }
}
