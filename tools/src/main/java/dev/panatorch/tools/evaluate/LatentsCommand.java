package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.analysis.LinearProbe;
import dev.panatorch.runtime.analysis.Pca;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.analyze.GmmStudy;
import dev.panatorch.tools.analyze.LatentSpace;
import dev.panatorch.tools.analyze.LatentsMixin;
import dev.panatorch.tools.analyze.ProbeStudy;
import dev.panatorch.tools.report.Axis;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.LineChart;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.report.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch evaluate latents}. */
@Command(
    name = "latents",
    mixinStandardHelpOptions = true,
    description = {
      "What matters most of latent spaces, side by side.",
      "How many principal components explain 90 %%, how likely held-out latents are under a mixture of normals, how well",
      "a linear probe tells the classes apart."
    },
    footer = {
      "",
      "`panatorch analyze gmm`, `probe` and `umap` look closer.",
      "",
      "Example:",
      "  panatorch evaluate latents --latents AE=runs/ae --latents MAETok=runs/maetok --report latents.html"
    })
final class LatentsCommand implements Callable<Integer> {

  private static final double EXPLAINED = 0.9;
  private static final List<String> HEADER =
      List.of("space", "latents", "numbers", "components of 90 %", "NLL held out", "probe top 1");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private LatentsMixin latents = new LatentsMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--modes",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "10",
      paramLabel = "K",
      description = "Components of the mixture; default ${DEFAULT-VALUE}.")
  private int modes = 10;

  /**
   * One space.
   *
   * @param numbers of a latent
   * @param shares of the variance along each principal component
   * @param mixture the mixture's likelihood; null where there are fewer latents than components
   * @param probe null where the latents have no classes
   * @param notComputed why numbers are missing, by their names
   */
  record Summary(
      String space,
      long latents,
      int numbers,
      int componentsOf90Percent,
      double[] shares,
      GmmStudy.@Nullable Point mixture,
      @Nullable ProbeStudy probe,
      Map<String, String> notComputed) {}

  @Override
  public Integer call() throws IOException {
    List<LatentSpace> spaces = latents.open(run.device(), run.seed());
    List<GmmStudy.Curve> curves = new GmmStudy(List.of(modes), false, 0, run.seed()).run(spaces);
    List<Summary> summaries = new ArrayList<>();
    for (int i = 0; i < spaces.size(); i++) {
      summaries.add(summary(spaces.get(i), curves.get(i)));
    }
    report.write(() -> page(summaries));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, summaries);
    } else {
      Output.table(out, HEADER, rows(summaries));
      missing(summaries).forEach(out::println);
      out.flush();
    }
    return 0;
  }

  private Summary summary(LatentSpace space, GmmStudy.Curve curve) throws IOException {
    try (Pca pca = Pca.fit(space.rows())) {
      boolean classified = space.classes().size() > 1;
      Map<String, String> missing = new LinkedHashMap<>();
      if (curve.points().isEmpty()) {
        missing.put("mixture", modes + " components need as many latents to learn from: --modes");
      }
      if (!classified) {
        missing.put("probe", "the latents are not of two classes or more");
      }
      return new Summary(
          space.name(),
          space.rows().count(),
          space.rows().dimensions(),
          pca.componentsExplaining(EXPLAINED),
          pca.explainedShares(),
          curve.points().isEmpty() ? null : curve.points().getFirst(),
          classified ? ProbeStudy.of(space, LinearProbe.Options.STANDARD, run.seed()) : null,
          missing);
    }
  }

  private static List<String> missing(List<Summary> summaries) {
    return summaries.stream()
        .flatMap(s ->
            s.notComputed().entrySet().stream()
                .map(e -> "no %s of %s: %s".formatted(e.getKey(), s.space(), e.getValue())))
        .toList();
  }

  private HtmlReport page(List<Summary> summaries) {
    List<Series> explained = new ArrayList<>();
    for (Summary summary : summaries) {
      List<double[]> points = new ArrayList<>();
      double sum = 0;
      for (int i = 0; i < summary.shares().length; i++) {
        sum += summary.shares()[i];
        points.add(new double[] {i + 1, sum});
      }
      explained.add(new Series(summary.space(), points));
    }
    HtmlReport page =
        new HtmlReport("Latent spaces", "a mixture of %d normals".formatted(modes))
            .table(HEADER, rows(summaries));
    missing(summaries).forEach(page::paragraph);
    return page.chart(
            new LineChart(
                "Share of the variance explained",
                Axis.linear("principal components"),
                Axis.linear("share"),
                explained))
        .published(PublishedTable.named("maetok-latents"));
  }

  private static List<List<String>> rows(List<Summary> summaries) {
    return summaries.stream()
        .map(s ->
            List.of(
                s.space(),
                Long.toString(s.latents()),
                Integer.toString(s.numbers()),
                Integer.toString(s.componentsOf90Percent()),
                s.mixture() == null ? "" : number("%.4f", s.mixture().heldOut()),
                s.probe() == null ? "" : number("%.1f %%", 100 * s.probe().heldOut().top1())))
        .toList();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
