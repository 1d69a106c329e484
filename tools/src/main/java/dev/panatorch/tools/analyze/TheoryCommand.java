package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.analysis.ModesExperiment;
import dev.panatorch.runtime.analysis.ModesExperiment.Result;
import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.RunMixin;
import dev.panatorch.tools.evaluate.ReportMixin;
import dev.panatorch.tools.report.Axis;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.LineChart;
import dev.panatorch.tools.report.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
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
      "MAETok's theory of modes by simulation (its Theorem 2.1).",
      "A small student learns to denoise draws of mixtures of more and more normals, whose score is known (its appendix",
      "A, equations 11 and 12); its loss beyond the least possible and the error of its samples are measured, with as",
      "many draws and as much training for each."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch analyze theory --modes 1,2,4,8,16,32,64 --report theory.html",
      "  panatorch analyze theory --student mixture --draws 256,1024,4096 --report theory.html"
    })
final class TheoryCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of(
          "modes", "draws", "loss", "least loss", "excess", "sample error", "of the true score");

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
      split = ",",
      defaultValue = "512,4096",
      paramLabel = "N",
      description = "Numbers of draws that the student learns from; default ${DEFAULT-VALUE}.")
  private List<Integer> draws = new ArrayList<>();

  @Option(
      names = "--student",
      defaultValue = "network",
      paramLabel = "network|mixture",
      description = {
        "What learns: a network that knows nothing of mixtures, or the paper's own: a mixture whose",
        "means it learns from near the true ones (equations 13 and 14). Default ${DEFAULT-VALUE}."
      })
  private ModesExperiment.Student student = ModesExperiment.Student.NETWORK;

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
      description = "Of a network; default ${DEFAULT-VALUE}.")
  private int width = 128;

  @Override
  public Integer call() throws IOException {
    modes = List.copyOf(new TreeSet<>(modes));
    draws = List.copyOf(new TreeSet<>(draws));
    var experiment = new ModesExperiment(dimensions, radius, student, steps, width, run.seed());
    List<Result> results = new ArrayList<>();
    for (int number : draws) {
      modes.forEach(count -> results.add(experiment.run(count, number, run.device())));
    }
    report.write(() -> page(results));
    PrintWriter out = spec.commandLine().getOut();
    if (run.json()) {
      Output.json(out, Map.of("experiment", experiment, "results", results));
    } else {
      Output.table(out, HEADER, rows(results));
    }
    return 0;
  }

  private HtmlReport page(List<Result> results) {
    List<Series> excess = new ArrayList<>();
    List<Series> errors = new ArrayList<>();
    for (int number : draws) {
      excess.add(series("%,d draws".formatted(number), number, results, Result::excess));
      errors.add(
          series("learnt from %,d draws".formatted(number), number, results, Result::sampleError));
    }
    errors.add(series("true score", draws.getFirst(), results, Result::leastSampleError));
    return new HtmlReport("Modes and how hard they are to learn", setting())
        .paragraph(
            "The theory (Masked Autoencoders Are Effective Tokenizers for Diffusion Models, ICML 2025, Theorem 2.1 and"
                + " equation 3): to learn a mixture of K normals as well takes draws in proportion to K^4, so of as many"
                + " draws more modes leave a greater loss and worse samples. The theorem bounds from above; how steeply"
                + " the lines below rise is a matter of the student. The paper proves this and shows no such simulation.")
        .paragraph(
            "The score of a mixture of normals is known at every time of the diffusion (its appendix A, equations 11 and"
                + " 12), so the least possible loss is too. The true score's samples show what their number and"
                + " the steps of the sampler leave of an error by themselves.")
        .chart(
            new LineChart(
                "Loss beyond the least possible",
                Axis.logarithmic("modes"),
                Axis.logarithmic("squared error of the score times the noise"),
                excess))
        .chart(
            new LineChart(
                "Error of the samples",
                Axis.logarithmic("modes"),
                Axis.linear("sliced 2-Wasserstein, deviations of a mode"),
                errors))
        .table(HEADER, rows(results));
  }

  private String setting() {
    String learner =
        student == ModesExperiment.Student.NETWORK
            ? "a network of width " + width
            : "a mixture whose means are learnt";
    return "%s, %d steps; %d dimensions, means on a sphere of radius %s deviations"
        .formatted(learner, steps, dimensions, radius);
  }

  private static Series series(
      String name, int draws, List<Result> results, ToDoubleFunction<Result> value) {
    return new Series(
        name,
        results.stream()
            .filter(result -> result.draws() == draws)
            .map(result -> new double[] {result.modes(), value.applyAsDouble(result)})
            .toList());
  }

  private static List<List<String>> rows(List<Result> results) {
    return results.stream()
        .map(r ->
            List.of(
                Integer.toString(r.modes()),
                Integer.toString(r.draws()),
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
