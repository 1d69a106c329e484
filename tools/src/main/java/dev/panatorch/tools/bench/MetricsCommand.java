package dev.panatorch.tools.bench;

import dev.panatorch.runtime.metrics.ImageMetrics;
import dev.panatorch.tools.JsonMixin;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch bench metrics}: image metrics and streaming statistics, and their peers. */
@Command(
    name = "metrics",
    mixinStandardHelpOptions = true,
    description = {
      "The speed of image metrics and of streaming covariances.",
      "PSNR, SSIM and multi-scale SSIM of square RGB images in gigapixels per second, rows in thousands per second.",
      "By the Vector API on one thread and on all cores, by the plain loops, and by scikit-image, torchmetrics, OpenCV,",
      "numpy and torch (one thread each) where python3 has them. Of each the fastest call counts. The share of memory",
      "bandwidth is against reading the same bytes."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch bench metrics",
      "  panatorch bench metrics --sizes 256 --seconds 0.5 --json",
      "  panatorch bench metrics --python venv/bin/python"
    })
final class MetricsCommand implements Callable<Integer> {

  /** Bytes of both images from which on they come from memory rather than from a cache. */
  private static final long LARGE = 64L << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sizes",
      converter = OptionTypes.AtLeastOne.class,
      split = ",",
      defaultValue = "256,4096",
      paramLabel = "SIDE",
      description = "Pixels along a side; default ${DEFAULT-VALUE}.")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--rows",
      converter = OptionTypes.AtLeastOne.class,
      split = ",",
      defaultValue = "64,2048",
      paramLabel = "N",
      description = "Numbers in a row of the statistics; default ${DEFAULT-VALUE}.")
  private List<Integer> lengths = new ArrayList<>();

  @Option(
      names = "--seconds",
      converter = OptionTypes.Positive.class,
      defaultValue = "1",
      description =
          "For each measurement, which makes one call at least; default ${DEFAULT-VALUE}.")
  private double seconds = 1;

  @Option(
      names = "--python",
      defaultValue = "python3",
      paramLabel = "PROGRAM",
      description = "Interpreter of the peers, or none; default ${DEFAULT-VALUE}.")
  private String python = "python3";

  @Mixin private JsonMixin json = new JsonMixin();

  /**
   * One line of a table.
   *
   * @param size pixels along a side, or numbers in a row
   * @param vector gigapixels, or thousands of rows, in a second, as the next three
   * @param peers by name; a library that has no such call is left out
   * @param shareOfBandwidth the time of reading the same bytes on one thread, as a share of the
   *     metric's; null of images that fit into a cache
   * @param shareOnAllCores the same on all cores
   */
  record Row(
      String metric,
      String dtype,
      int size,
      double vector,
      double allCores,
      double scalar,
      Map<String, Double> peers,
      @Nullable Double shareOfBandwidth,
      @Nullable Double shareOnAllCores) {}

  @Override
  public Integer call() throws IOException {
    try (PythonMetrics peers = python.equals("none") ? null : PythonMetrics.start(python)) {
      PrintWriter notes = spec.commandLine().getErr();
      if (peers == null) {
        notes.println(python.equals("none") ? "no peers" : "no peers: there is no " + python);
      } else if (!peers.missing().isEmpty()) {
        notes.println(
            "left out, as %s does not have them: %s"
                .formatted(python, String.join(", ", peers.missing())));
      }
      notes.flush();
      var own = new OwnMetrics();
      List<Row> images = measure(MetricCase.images(sizes), own, peers);
      List<Row> statistics = measure(MetricCase.rows(lengths), own, peers);
      if (Double.isNaN(own.sink())) {
        throw new IllegalStateException("a metric of noise was not a number");
      }
      print(images, statistics);
    }
    return 0;
  }

  private List<Row> measure(List<MetricCase> cases, OwnMetrics own, @Nullable PythonMetrics peers)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (MetricCase metricCase : cases) {
      boolean large = !metricCase.ofRows() && metricCase.bytesOfBoth() >= LARGE;
      OwnMetrics.Times times = own.measure(metricCase, seconds);
      Map<String, Double> others = new LinkedHashMap<>();
      if (peers != null) {
        for (String library : peers.found()) {
          OptionalLong time = peers.nanoseconds(library, metricCase, seconds);
          time.ifPresent(value -> others.put(library, metricCase.rate(value)));
        }
      }
      rows.add(
          new Row(
              metricCase.metric(),
              metricCase.dtype(),
              metricCase.size(),
              metricCase.rate(times.vector()),
              metricCase.rate(times.allCores()),
              metricCase.rate(times.scalar()),
              others,
              large ? (double) times.reading() / times.vector() : null,
              large ? (double) times.readingOnAllCores() / times.allCores() : null));
    }
    return rows;
  }

  private void print(List<Row> images, List<Row> statistics) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.wanted()) {
      Output.json(
          out,
          Map.of(
              "kernels",
              ImageMetrics.kernels(),
              "cores",
              Runtime.getRuntime().availableProcessors(),
              "gigapixelsPerSecond",
              images,
              "thousandRowsPerSecond",
              statistics));
      return;
    }
    out.printf("gigapixels/s; kernels: %s%n", ImageMetrics.kernels());
    print(images, out);
    out.printf("%nmean and covariance, thousands of rows/s%n");
    print(statistics, out);
    out.flush();
  }

  private static void print(List<Row> rows, PrintWriter out) {
    Set<String> peers = new LinkedHashSet<>();
    rows.forEach(row -> peers.addAll(row.peers.keySet()));
    out.printf("%-28s%10s%11s%9s", "", "1 thread", "all cores", "scalar");
    peers.forEach(peer -> out.printf("%14s", peer));
    out.printf("%10s", "/ scalar");
    peers.forEach(peer -> out.printf("%16s", "/ " + peer));
    boolean shares = rows.stream().anyMatch(row -> row.shareOfBandwidth != null);
    out.println(shares ? "  of bandwidth  on all cores" : "");
    rows.forEach(row -> print(row, peers, out));
  }

  private static void print(Row row, Set<String> peers, PrintWriter out) {
    out.printf(
        "%-28s%10.4f%11.4f%9.4f",
        "%s %s %d".formatted(row.metric, row.dtype, row.size),
        row.vector,
        row.allCores,
        row.scalar);
    for (String peer : peers) {
      Double value = row.peers.get(peer);
      out.printf("%14s", value == null ? "" : "%.4f".formatted(value));
    }
    out.printf("%10.1f", row.vector / row.scalar);
    for (String peer : peers) {
      Double value = row.peers.get(peer);
      out.printf("%16s", value == null ? "" : "%.1f".formatted(row.vector / value));
    }
    out.println(percent(row.shareOfBandwidth) + percent(row.shareOnAllCores));
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "" : "%13.0f%%".formatted(100 * share);
  }
}
