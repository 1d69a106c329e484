package dev.panatorch.runtime.metrics.features;

import dev.panatorch.runtime.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The features that make_fixtures.py computes with, and what it found. */
final class FeatureRows {

  private FeatureRows() {}

  /** max(0, sin(0.7 i (j + 1) + phase + 0.01 i^2) + 0.3), float32 [n, d]. */
  static Tensor of(int n, int d, double phase) {
    float[] values = new float[n * d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        double wave = Math.sin(0.7 * i * (j + 1) + phase + 0.01 * i * i);
        values[i * d + j] = (float) Math.max(0, wave + 0.3);
      }
    }
    return Tensor.of(values, n, d);
  }

  static Map<String, Double> expected() throws IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    try (InputStream in = FeatureRows.class.getResourceAsStream("expected.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.split(","))
          .forEach(cells -> values.put(cells[0], Double.parseDouble(cells[1])));
    }
    return values;
  }
}
