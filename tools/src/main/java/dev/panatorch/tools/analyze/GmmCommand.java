package dev.panatorch.tools.analyze;

import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.Axis;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.LineChart;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.report.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch analyze gmm}. */
@Command(
    name = "gmm",
    mixinStandardHelpOptions = true,
    description = {
      "How likely latents are under mixtures (MAETok, Figure 2).",
      "The negative log-likelihood over the number of components: principal components of 90 %% of the variance, as many",
      "for every space, standardised; four fifths of the latents are fitted, the others measured."
    },
    footer = {
      "",
      "Example:",
      "  panatorch analyze gmm --latents AE=runs/ae --latents MAETok=runs/maetok --components 5,10,50 \\",
      "      --report modes.html"
    })
final class GmmCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private LatentsMixin latents = new LatentsMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--components",
      converter = OptionTypes.AtLeastOne.class,
      split = ",",
      defaultValue = "5,10,50,100,200",
      paramLabel = "K",
      description = "Numbers of components; default ${DEFAULT-VALUE}.")
  private List<Integer> components = new ArrayList<>();

  @Option(
      names = "--full",
      description =
          "Components with covariance matrices; default: variances, as the paper's script.")
  private boolean full;

  @Option(
      names = "--dimensions",
      converter = OptionTypes.AtLeastZero.class,
      defaultValue = "0",
      description = "Principal components; default: those that explain 90 %% in every space.")
  private int dimensions;

  @Override
  public Integer call() throws IOException {
    components = List.copyOf(new TreeSet<>(components));
    List<LatentSpace> spaces = latents.open(run.device(), run.seed());
    for (LatentSpace space : spaces) {
      requireNumbers(space);
    }
    GmmStudy study = new GmmStudy(components, full, dimensions, run.seed());
    List<GmmStudy.Curve> curves = study.run(spaces);
    curves.forEach(this::requirePoints);
    report.write(() -> page(curves));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, Map.of("full", full, "curves", curves));
    } else {
      List<List<String>> table = table(curves);
      Output.table(out, table.getFirst(), table.subList(1, table.size()));
    }
    return 0;
  }

  private void requireNumbers(LatentSpace space) {
    if (dimensions > space.rows().dimensions()) {
      throw new ConfigException(
          "--dimensions: a latent of %s has %d numbers, so it cannot be reduced to %d"
              .formatted(space.name(), space.rows().dimensions(), dimensions));
    }
  }

  private void requirePoints(GmmStudy.Curve curve) {
    if (curve.points().isEmpty()) {
      throw new ConfigException(
          "--components: %s has fewer latents to fit than any of %s"
              .formatted(curve.space(), components));
    }
    List<Integer> left = components.subList(curve.points().size(), components.size());
    if (!left.isEmpty()) {
      PrintWriter notes = spec.commandLine().getErr();
      notes.printf(
          "%s: fewer latents to fit than components, so none of %s%n", curve.space(), left);
      notes.flush();
    }
  }

  private static HtmlReport page(List<GmmStudy.Curve> curves) {
    List<Series> heldOut = new ArrayList<>();
    for (GmmStudy.Curve curve : curves) {
      heldOut.add(
          new Series(
              curve.space(),
              curve.points().stream()
                  .map(point -> new double[] {point.components(), point.heldOut()})
                  .toList()));
    }
    List<List<String>> table = table(curves);
    return new HtmlReport("Modes of latent spaces", "negative log-likelihood in nats a latent")
        .paragraph(
            "Principal components of the flattened latents, as many in every space, standardised; mixtures are fitted to four"
                + " fifths of them by expectation maximisation, and the others are held out.")
        .chart(
            new LineChart(
                "Held-out latents under mixtures: lower is better",
                Axis.logarithmic("components"),
                Axis.linear("negative log-likelihood, nats a latent"),
                heldOut))
        .table(table.getFirst(), table.subList(1, table.size()))
        .published(PublishedTable.named("maetok-latents"));
  }

  private static List<List<String>> table(List<GmmStudy.Curve> curves) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "space",
            "latents",
            "dimensions",
            "explained",
            "components",
            "NLL in nats",
            "held out",
            "BIC"));
    for (GmmStudy.Curve curve : curves) {
      for (GmmStudy.Point point : curve.points()) {
        rows.add(
            List.of(
                curve.space(),
                Long.toString(curve.latents()),
                Integer.toString(curve.dimensions()),
                number("%.3f", curve.explained()),
                Integer.toString(point.components()),
                number("%.4f", point.training()),
                number("%.4f", point.heldOut()),
                number("%.1f", point.bic())));
      }
    }
    return rows;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
