package dev.panatorch.runtime.metrics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of panels' columns: blocks of four by two vectors, whose sums stay in registers. */
final class VectorProducts {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int PANEL = MetricKernels.PANEL;
  private static final int BLOCK = 4;

  private VectorProducts() {}

  static void add(
      double[] panels, int left, int right, int rows, double[] into, int to, int stride) {
    for (int j = 0; j < PANEL; j += 2 * WIDTH) {
      for (int i = 0; i < PANEL; i += BLOCK) {
        block(panels, left + i, right + j, rows, into, to + i * stride + j, stride);
      }
    }
  }

  private static void block(
      double[] panels, int left, int right, int rows, double[] into, int to, int stride) {
    DoubleVector a0 = DoubleVector.zero(LANES);
    DoubleVector b0 = a0;
    DoubleVector a1 = a0;
    DoubleVector b1 = a0;
    DoubleVector a2 = a0;
    DoubleVector b2 = a0;
    DoubleVector a3 = a0;
    DoubleVector b3 = a0;
    for (int at = 0; at < rows * PANEL; at += PANEL) {
      DoubleVector a = DoubleVector.fromArray(LANES, panels, right + at);
      DoubleVector b = DoubleVector.fromArray(LANES, panels, right + at + WIDTH);
      DoubleVector x0 = DoubleVector.broadcast(LANES, panels[left + at]);
      DoubleVector x1 = DoubleVector.broadcast(LANES, panels[left + at + 1]);
      DoubleVector x2 = DoubleVector.broadcast(LANES, panels[left + at + 2]);
      DoubleVector x3 = DoubleVector.broadcast(LANES, panels[left + at + 3]);
      a0 = a.fma(x0, a0);
      b0 = b.fma(x0, b0);
      a1 = a.fma(x1, a1);
      b1 = b.fma(x1, b1);
      a2 = a.fma(x2, a2);
      b2 = b.fma(x2, b2);
      a3 = a.fma(x3, a3);
      b3 = b.fma(x3, b3);
    }
    add(a0, b0, into, to);
    add(a1, b1, into, to + stride);
    add(a2, b2, into, to + 2 * stride);
    add(a3, b3, into, to + 3 * stride);
  }

  private static void add(DoubleVector a, DoubleVector b, double[] into, int to) {
    DoubleVector.fromArray(LANES, into, to).add(a).intoArray(into, to);
    DoubleVector.fromArray(LANES, into, to + WIDTH).add(b).intoArray(into, to + WIDTH);
  }
}
