package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.analysis.ModesExperiment;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.LineChart;
import dev.panatorch.tools.report.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch analyze theory}. */
@Command(
    name = "theory",
    mixinStandardHelpOptions = true,
    description = {
      "What MAETok's theory says of modes, by simulation.",
      "A small network learns to denoise draws of mixtures of more and more normals, whose score is known; its loss",
      "beyond the least possible and the error of its samples are measured, with as many draws and as much training for",
      "each."
    },
    footer = {
      "",
      "Example:",
      "  panatorch analyze theory --modes 1,2,4,8,16,32,64 --report theory.html"
    })
final class TheoryCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of("modes", "loss", "least loss", "excess", "sample error", "of the true score");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();
  @Mixin private ReportMixin report = new ReportMixin();

  @Option(
      names = "--modes",
      converter = OptionTypes.AtLeastOne.class,
      split = ",",
      defaultValue = "1,2,4,8,16,32",
      paramLabel = "K",
      description = "Numbers of modes; default ${DEFAULT-VALUE}.")
  private List<Integer> modes = new ArrayList<>();

  @Option(
      names = "--dimensions",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "8",
      description = "Of the space; default ${DEFAULT-VALUE}.")
  private int dimensions = 8;

  @Option(
      names = "--radius",
      converter = OptionTypes.Positive.class,
      defaultValue = "6",
      description = "Of the sphere of the means, in deviations; default ${DEFAULT-VALUE}.")
  private double radius = 6;

  @Option(
      names = "--draws",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "4096",
      description = "That the network learns from; default ${DEFAULT-VALUE}.")
  private int draws = 4096;

  @Option(
      names = "--steps",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "1500",
      description = "Of training; default ${DEFAULT-VALUE}.")
  private int steps = 1500;

  @Option(
      names = "--width",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "128",
      description = "Of the network; default ${DEFAULT-VALUE}.")
  private int width = 128;

  @Override
  public Integer call() throws IOException {
    var experiment = new ModesExperiment(dimensions, radius, draws, steps, width, run.seed());
    List<ModesExperiment.Result> results =
        modes.stream().map(count -> experiment.run(count, run.device())).toList();
    report.write(() -> page(results));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, Map.of("experiment", experiment, "results", results));
    } else {
      Output.table(out, HEADER, rows(results));
    }
    return 0;
  }

  private HtmlReport page(List<ModesExperiment.Result> results) {
    return new HtmlReport(
            "Modes and how hard they are to learn",
            "%d dimensions, %d draws, %d steps".formatted(dimensions, draws, steps))
        .paragraph(
            "The theory: to learn a mixture of more modes as well takes more draws, so with as many draws more modes leave"
                + " a greater loss. The score of a mixture of normals is known at every time of the diffusion, so the"
                + " least possible loss is too.")
        .chart(
            new LineChart(
                "Loss beyond the least possible",
                "modes",
                false,
                List.of(series("excess", results, ModesExperiment.Result::excess))))
        .chart(
            new LineChart(
                "Sliced 2-Wasserstein distance of samples",
                "modes",
                false,
                List.of(
                    series("learned score", results, ModesExperiment.Result::sampleError),
                    series("true score", results, ModesExperiment.Result::leastSampleError))))
        .table(HEADER, rows(results));
  }

  private static Series series(
      String name,
      List<ModesExperiment.Result> results,
      ToDoubleFunction<ModesExperiment.Result> value) {
    return new Series(
        name,
        results.stream()
            .map(result -> new double[] {result.modes(), value.applyAsDouble(result)})
            .toList());
  }

  private static List<List<String>> rows(List<ModesExperiment.Result> results) {
    return results.stream()
        .map(r ->
            List.of(
                Integer.toString(r.modes()),
                number(r.loss()),
                number(r.leastLoss()),
                number(r.excess()),
                number(r.sampleError()),
                number(r.leastSampleError())))
        .toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }
}
