package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.analysis.Trustworthiness;
import dev.panatorch.runtime.analysis.Umap;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.report.ScatterChart;
import dev.panatorch.tools.report.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch analyze umap}. */
@Command(
    name = "umap",
    mixinStandardHelpOptions = true,
    description = {
      "Maps of latents, coloured by class (MAETok, Figure 4).",
      "They keep neighbours together, and it is measured how far they can be trusted. At most 5000 latents unless",
      "--limit says otherwise."
    },
    footer = {
      "",
      "Example:",
      "  panatorch analyze umap --latents AE=runs/ae --latents MAETok=runs/maetok --report map.html"
    })
final class UmapCommand implements Callable<Integer> {

  private static final long LIMIT = 5000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private LatentsMixin latents = new LatentsMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--neighbours",
      defaultValue = "15",
      description = "Rows of a neighbourhood, itself counted; default ${DEFAULT-VALUE}.")
  private int neighbours = 15;

  @Option(
      names = "--min-distance",
      defaultValue = "0.1",
      description = "How near points are drawn to each other; default ${DEFAULT-VALUE}.")
  private double minimum = 0.1;

  @Option(
      names = "--epochs",
      converter = OptionTypes.AtLeastZero.class,
      defaultValue = "0",
      description = "0 for 500 of up to 10,000 latents and 200 of more. Default ${DEFAULT-VALUE}.")
  private int epochs;

  /**
   * One map.
   *
   * @param trustworthiness for as many neighbours as the map was made with, in [0, 1]
   * @param points x and y of each latent
   * @param labels the class of each
   */
  record Mapped(
      String space,
      double trustworthiness,
      List<double[]> points,
      long[] labels,
      List<String> classes) {}

  @Override
  public Integer call() throws IOException {
    Umap umap = umap();
    List<Mapped> maps = new ArrayList<>();
    for (LatentSpace space : latents.openAtMost(LIMIT, run.device(), run.seed())) {
      maps.add(map(umap, space));
    }
    report.write(() -> page(maps));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, maps);
    } else {
      maps.forEach(map ->
          out.printf(
              "%s: %d latents, trustworthiness %.4f%n",
              map.space(), map.points().size(), map.trustworthiness()));
      out.flush();
    }
    return 0;
  }

  private Umap umap() {
    try {
      return new Umap(neighbours, 2, minimum, epochs, run.seed());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  private Mapped map(Umap umap, LatentSpace space) {
    if (space.rows().count() <= 2 * (neighbours - 1)) {
      throw new ConfigException(
          "--neighbours: %s has %d latents; a map of them takes at most %d"
              .formatted(
                  space.name(), space.rows().count(), Math.max(2, (space.rows().count() + 1) / 2)));
    }
    try (var scope = Scope.open()) {
      Tensor map = umap.embed(space.rows());
      double[] values = map.toDoubleArray();
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < values.length; i += 2) {
        points.add(new double[] {values[i], values[i + 1]});
      }
      return new Mapped(
          space.name(),
          Trustworthiness.of(space.rows(), map, neighbours - 1),
          points,
          space.labels(),
          space.classes());
    }
  }

  private static HtmlReport page(List<Mapped> maps) {
    HtmlReport page =
        new HtmlReport("Maps of latent spaces", "UMAP, coloured by class")
            .paragraph(
                "Trustworthiness tells how far neighbours on the map are neighbours in the latent space: 1 is perfect. The"
                    + " maps' axes have no meaning; only which points lie together does.");
    for (Mapped map : maps) {
      page.heading(map.space())
          .paragraph(
              "%d latents, trustworthiness %.4f"
                  .formatted(map.points().size(), map.trustworthiness()))
          .chart(new ScatterChart(map.space(), groups(map)));
    }
    return page.published(PublishedTable.named("maetok-maps"));
  }

  private static List<Series> groups(Mapped map) {
    Map<Long, List<double[]>> byClass = new TreeMap<>();
    for (int i = 0; i < map.points().size(); i++) {
      byClass.computeIfAbsent(map.labels()[i], label -> new ArrayList<>()).add(map.points().get(i));
    }
    List<Series> groups = new ArrayList<>();
    byClass.forEach((label, points) -> groups.add(new Series(name(map, label), points)));
    return groups;
  }

  private static String name(Mapped map, long label) {
    return label >= 0 && label < map.classes().size() ? map.classes().get((int) label) : "no class";
  }
}
