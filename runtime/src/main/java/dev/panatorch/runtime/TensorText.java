package dev.panatorch.runtime;

import java.util.Locale;

/** Prints a tensor's elements. */
final class TensorText {

  private static final int EDGE = 3;
  private static final int LONGEST = 1000;

  private final long[] shape;
  private final double[] values;
  private final boolean whole;
  private final boolean summarized;

  private TensorText(Tensor tensor) {
    this.shape = tensor.shape();
    this.values = tensor.toDoubleArray();
    this.whole = !tensor.dtype().isFloatingPoint();
    this.summarized = values.length > LONGEST;
  }

  static String of(Tensor tensor) {
    var text = new StringBuilder();
    new TensorText(tensor).write(text, 0, 0);
    return text.append(' ').append(tensor).toString();
  }

  private void write(StringBuilder text, int dimension, int offset) {
    if (dimension == shape.length) {
      text.append(number(values[offset]));
      return;
    }
    int size = (int) shape[dimension];
    int stride = 1;
    for (int i = dimension + 1; i < shape.length; i++) {
      stride *= (int) shape[i];
    }
    String separator = dimension == shape.length - 1 ? ", " : ",\n" + " ".repeat(dimension + 1);
    text.append('[');
    for (int i = 0; i < size; i++) {
      if (summarized && size > 2 * EDGE && i == EDGE) {
        text.append(separator).append("...");
        i = size - EDGE;
      }
      text.append(i == 0 ? "" : separator);
      write(text, dimension + 1, offset + i * stride);
    }
    text.append(']');
  }

  private String number(double value) {
    if (whole) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    return size != 0 && (size < 1e-3 || size >= 1e6)
        ? String.format(Locale.ROOT, "%.4e", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
