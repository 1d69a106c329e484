package dev.panatorch.tools.analyze;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a model costs.
 *
 * @param part its name
 * @param parameters numbers that are learned
 * @param megabytes of its parameters as papers give them: float32, 2^20 bytes
 * @param multiplyAdds of one image, all of them
 * @param thop as thop counts
 * @param ptflops as ptflops counts
 * @param imagesPerSecond images through this part in a second; null where it was not measured
 */
record PartEfficiency(
    String part,
    long parameters,
    double megabytes,
    long multiplyAdds,
    long thop,
    long ptflops,
    @Nullable Double imagesPerSecond) {

  /** Of a table. */
  static final List<String> HEADER =
      List.of("part", "parameters", "MB", "multiply-adds", "thop", "ptflops", "images/s");

  /** The rows of a table. */
  static List<List<String>> cells(List<PartEfficiency> parts) {
    return parts.stream().map(PartEfficiency::cells).toList();
  }

  private List<String> cells() {
    return List.of(
        part,
        String.format(Locale.ROOT, "%,d", parameters),
        String.format(Locale.ROOT, "%.1f", megabytes),
        giga(multiplyAdds),
        giga(thop),
        giga(ptflops),
        imagesPerSecond == null ? "" : String.format(Locale.ROOT, "%.1f", imagesPerSecond));
  }

  private static String giga(long count) {
    return String.format(Locale.ROOT, "%.3f G", count / 1e9);
  }
}
