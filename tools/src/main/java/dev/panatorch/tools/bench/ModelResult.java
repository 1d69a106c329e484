package dev.panatorch.tools.bench;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What measuring one case gave, by peer.
 *
 * @param nanoseconds median of a call
 * @param peakBytes most bytes that tensors held on the GPU; only of cases that train, on a GPU
 * @param matmulRate operations a second of the large matrix product in the same run; 0 where none
 *     was measured
 */
record ModelResult(
    ModelCase modelCase,
    Map<String, Double> nanoseconds,
    Map<String, Long> peakBytes,
    double matmulRate) {

  private static final double GIGA = 1e9;
  private static final double TERA = 1e12;
  private static final double MEBI = 1 << 20;

  /**
   * How one peer trained.
   *
   * @param operationsPerSecond as {@link StepCost} counts them
   * @param shareOfMatmul of the matrix product's operations a second; 0 where it was not measured
   * @param peakBytes most bytes that tensors held on the GPU; 0 on the CPU
   */
  record Training(
      double imagesPerSecond,
      double operationsPerSecond,
      double shareOfMatmul,
      long peakBytes,
      long peakBytesPerImage) {}

  /** How each peer trained; empty where nothing is trained. */
  Map<String, Training> training() {
    Map<String, Training> all = new LinkedHashMap<>();
    if (modelCase.trains()) {
      nanoseconds.forEach(
          (peer, nanos) -> all.put(peer, training(nanos, peakBytes.getOrDefault(peer, 0L))));
    }
    return all;
  }

  private Training training(double nanos, long bytes) {
    double images = modelCase.batch() / (nanos / GIGA);
    double operations = images * StepCost.operations(modelCase);
    double share = matmulRate > 0 ? operations / matmulRate : 0;
    return new Training(images, operations, share, bytes, bytes / modelCase.batch());
  }

  /** Prints a line of times, and a line for each peer that trained. */
  void print(PrintWriter out) {
    out.printf("%-28s", modelCase);
    nanoseconds.forEach((peer, nanos) -> out.printf("  %s %.3f ms", peer, nanos / 1e6));
    out.println();
    training().forEach((peer, found) -> print(out, peer, found));
    out.flush();
  }

  private void print(PrintWriter out, String peer, Training found) {
    out.printf(
        "  %-16s %10.1f images/s %7.1f TFLOP/s",
        peer, found.imagesPerSecond(), found.operationsPerSecond() / TERA);
    if (found.shareOfMatmul() > 0) {
      out.printf(
          " (%.1f %% of the matrix product's %.0f)",
          100 * found.shareOfMatmul(), matmulRate / TERA);
    }
    if (found.peakBytes() > 0) {
      out.printf(
          ", peak %.2f GiB, %.1f MiB an image",
          found.peakBytes() / MEBI / 1024, found.peakBytesPerImage() / MEBI);
    }
    out.println();
  }
}
